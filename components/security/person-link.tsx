/** A person in a table cell. */
import { TextLink } from "@/components/ui/text-link";
import type { PersonView } from "@/core/directory/views";

/** Leads to everything about the person. */
export function PersonLink({ person }: { person: PersonView }) {
  return (
    <TextLink href={`/security/people/${encodeURIComponent(person.id)}`} title={person.userName}>
      {person.displayName}
    </TextLink>
  );
}
