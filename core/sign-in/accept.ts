// Accepting the identity provider's answer.
import type { Person } from "../directory/types";
import type { PersonId } from "../ids";
import { matchPerson } from "./match-person";
import type { IdentityProvider, PersonDirectory, SignInStore, SignInTx } from "./ports";
import { answerable, clockSkewSeconds, hashOf, later, newToken, ticketSeconds, timely } from "./rules";
import {
  type Assertion,
  type Attempt,
  type SignInOutcome,
  type SignInRefusal,
  signInDone,
  signInRefused,
} from "./types";

export interface AcceptPorts {
  readonly store: SignInStore;
  readonly directory: PersonDirectory;
  readonly identityProvider: IdentityProvider;
}

/**
 * Uses up the response and its attempt, finds the person, and makes a ticket for the browser that began:
 * 60 seconds, once. Refuses what is forged, late, replayed or unasked for, and whoever is not exactly one
 * enabled person. Throws a Fault if the directory cannot be asked; the attempt is used up even then.
 */
export async function accept(ports: AcceptPorts, samlResponse: string): Promise<SignInOutcome<string>> {
  const read = await ports.identityProvider.readResponse(samlResponse);
  if (!read.ok) return read;
  const assertion = read.value;
  const consumed = await ports.store.transact((tx) => consume(tx, assertion));
  if (!consumed.ok) return consumed;
  const { attempt, boundTo } = consumed.value;
  const matched = await matchPerson(ports.directory, assertion, boundTo);
  return ports.store.transact(async (tx) => {
    const admitted = matched.ok ? await admit(tx, attempt, assertion, matched.value) : matched;
    if (!admitted.ok) await recordRefusal(tx, attempt, assertion, admitted.refusal);
    return admitted;
  });
}

/** Attempt and assertion both become unusable, or neither. */
async function consume(
  tx: SignInTx,
  assertion: Assertion,
): Promise<SignInOutcome<{ attempt: Attempt; boundTo: PersonId | undefined }>> {
  const { issuer, assertionId, nameId, expiresAt } = assertion;
  const locked = await tx.lockAttempt(assertion.inResponseTo);
  const now = await tx.now();
  const attempt = answerable(locked, now);
  if (!attempt.ok) return attempt;
  const inTime = timely(assertion, now);
  if (!inTime.ok) return inTime;
  const fresh = await tx.noteAssertion({
    issuer,
    assertionId,
    expiresAt: later(expiresAt, clockSkewSeconds),
  });
  if (!fresh) return signInRefused("replayed");
  await tx.markAnswered(attempt.value.id, now);
  return signInDone({ attempt: attempt.value, boundTo: await tx.personBoundTo(issuer, nameId) });
}

async function admit(
  tx: SignInTx,
  attempt: Attempt,
  assertion: Assertion,
  person: Person,
): Promise<SignInOutcome<string>> {
  await tx.savePerson(person);
  if (!(await ensureBound(tx, assertion, person.id))) return signInRefused("bound-to-another");
  const token = newToken();
  await tx.insertTicket({
    tokenHash: hashOf(token),
    attemptId: attempt.id,
    bindingHash: attempt.bindingHash,
    personId: person.id,
    groups: assertion.groups,
    expiresAt: later(await tx.now(), ticketSeconds),
  });
  return signInDone(token);
}

/** Binds the subject to the person unless it is so already; false if either belongs to another. */
async function ensureBound(tx: SignInTx, assertion: Assertion, personId: PersonId): Promise<boolean> {
  const { issuer, nameId } = assertion;
  if (!(await tx.bind(issuer, nameId, personId))) {
    return (await tx.personBoundTo(issuer, nameId)) === personId;
  }
  await tx.audit.append({
    actorId: personId,
    action: "person.bound",
    subject: "person",
    subjectId: personId,
    facts: { issuer, nameId },
  });
  return true;
}

async function recordRefusal(
  tx: SignInTx,
  attempt: Attempt,
  assertion: Assertion,
  refusal: SignInRefusal,
): Promise<void> {
  const { issuer, nameId, userName, externalId } = assertion;
  await tx.audit.append({
    actorId: null,
    action: "sign-in.refused",
    subject: "sign-in",
    subjectId: attempt.id,
    facts: { ...refusal, issuer, nameId, userName, externalId },
  });
}
