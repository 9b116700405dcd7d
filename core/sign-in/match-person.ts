// Finding the one person of the Identity Store that an assertion speaks of.
import type { Person } from "../directory/types";
import type { PersonId } from "../ids";
import type { PersonDirectory } from "./ports";
import { type Assertion, type SignInOutcome, signInDone, signInRefused } from "./types";

/**
 * The person, enabled as of now: the one bound to the assertion's subject, else the only one whom its external
 * id and its user name both allow. E-mail never identifies. Refuses nobody, several, and the disabled.
 */
export async function matchPerson(
  directory: PersonDirectory,
  assertion: Assertion,
  boundTo: PersonId | undefined,
): Promise<SignInOutcome<Person>> {
  const candidates = boundTo ? new Set([boundTo]) : await findCandidates(directory, assertion);
  const [id, ...others] = candidates;
  if (!id) return signInRefused("unknown-person");
  if (others.length > 0) return signInRefused("ambiguous-person");
  const person = await directory.describe(id);
  if (!person) return signInRefused("unknown-person", "gone");
  return person.enabled ? signInDone(person) : signInRefused("disabled-person");
}

async function findCandidates(directory: PersonDirectory, assertion: Assertion): Promise<Set<PersonId>> {
  const { externalId, userName } = assertion;
  const found = await Promise.all([
    externalId === undefined ? [] : directory.findByExternalId(externalId),
    userName === undefined ? [] : directory.findByUserName(userName),
  ]);
  return new Set(found.flat());
}
