"use server";
// What security, heads and approvers do to access that is there, as the forms send it.
import type { FormState } from "@/components/ui/form-state";
import { type GrantId, isUuid, type PersonId } from "@/core/ids";
import { type Outcome, refused } from "@/core/outcome";
import { mayRevoke } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { answer, shownAnew } from "../answer";
import { signedIn, viewer } from "../viewer";

const textOf = (data: FormData, name: string) => String(data.get(name) ?? "");

/** Takes one grant back. Fields: grantId, reason, accountName (typed by hand). */
export async function revoke(_last: FormState, data: FormData): Promise<FormState> {
  const grantId = textOf(data, "grantId");
  return answer(
    data,
    () => revokeNamed(grantId, textOf(data, "reason"), textOf(data, "accountName")),
    shownAnew,
  );
}

/** The account's name is asked so that nobody takes back the wrong thing; a form that skips it is refused. */
async function revokeNamed(id: string, reason: string, accountName: string): Promise<Outcome<void>> {
  const authority = await viewer();
  const grant = isUuid(id) ? await portal().grant(id as GrantId) : undefined;
  if (!grant) return refused("not-found");
  if (!mayRevoke(authority, { requesterId: grant.requester.id, unitId: grant.unit.id }))
    return refused("not-allowed");
  if (accountName.trim() !== grant.target.accountName)
    return refused("account-name-differs", { account: grant.target.accountName }, "accountName");
  return portal().revoke(grant.id, authority.person.id, reason);
}

/** Ends everything that one person has or is about to have. Fields: personId, reason. */
export async function revokePerson(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(
    data,
    () => portal().revokePerson(textOf(data, "personId") as PersonId, personId, textOf(data, "reason")),
    shownAnew,
  );
}

/** Stops new grants. Field: reason. */
export async function freeze(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(data, () => portal().freeze(personId, textOf(data, "reason")), shownAnew);
}

export async function liftFreeze(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(data, () => portal().liftFreeze(personId), shownAnew);
}
