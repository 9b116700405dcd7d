// Who a person is now: read live, from the Identity Store and the rules in force.
import type { LiveDirectory } from "../directory/ports";
import type { PersonId } from "../ids";
import { type Authority, authorityFrom, ruledGroups } from "./authority";
import type { RuleStore } from "./ports";

/** Reads who this is now. Undefined for somebody unknown or disabled: they may do nothing. */
export async function authorityOf(
  { directory, rules }: { directory: LiveDirectory; rules: RuleStore },
  personId: PersonId,
): Promise<Authority | undefined> {
  const [person, book] = await Promise.all([directory.describePerson(personId), rules.ruleBook()]);
  if (!person?.enabled) return undefined;
  const memberOf = await directory.groupsAmong(personId, ruledGroups(book));
  return authorityFrom(person, memberOf, book);
}
