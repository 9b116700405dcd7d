// Ending access before its time. All ways only set the end, and wake settling: nothing else takes access away.
import type { Waker } from "../assignment/ports";
import type { LiveDirectory } from "../directory/ports";
import type { GrantId, PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity, mayRevoke } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { RuleStore } from "../policy/ports";
import type { Database, Tx } from "../ports";
import { MAX_TEXT, plainText } from "../request/rules";
import { finalGrantStates, type GrantInContext, type GrantOutcome } from "./types";

export interface EndPorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
  readonly waker: Waker;
}

/** "I'm done": the person ends their own. Needs Postgres alone. Refuses somebody else's and one that is over. */
export async function endOwn(ports: EndPorts, grantId: GrantId, personId: PersonId): Promise<Outcome<void>> {
  return endOne(ports, grantId, (tx, grant) =>
    grant.requesterId === personId ? endNow(tx, grant, "done", personId, "") : refused("not-found"),
  );
}

/** Approvers and heads of the unit, and security, take access back, with a reason. */
export async function revoke(
  ports: EndPorts,
  grantId: GrantId,
  byId: PersonId,
  reason: string,
): Promise<Outcome<void>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  return endOne(ports, grantId, (tx, grant) =>
    authority && mayRevoke(authority, grant)
      ? endNow(tx, grant, "revoked", byId, plainText(reason))
      : refused("not-allowed"),
  );
}

/** Security ends everything that one person has, is about to have, or has asked for. Returns how many grants it ended. */
export async function revokePerson(
  ports: EndPorts,
  personId: PersonId,
  byId: PersonId,
  reason: string,
): Promise<Outcome<number>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  await withdrawPending(ports, personId, byId, plainText(reason)); // first: what is decided meanwhile is ended below
  return done(await endAll(ports, personId, { outcome: "revoked", byId, reason: plainText(reason) }));
}

/** Ends everything that one person has or is about to have; the caller has asked whether it may. How many it ended. */
export async function endAll(
  ports: Pick<EndPorts, "database" | "waker">,
  personId: PersonId,
  { outcome, byId, reason }: { outcome: EarlyOutcome; byId: PersonId | null; reason: string },
): Promise<number> {
  const over = new Set<GrantId>();
  let ended = 0;
  for (;;) {
    const grants = await ports.database.transact((tx) => tx.grants.unfinishedOf(personId));
    const left = grants.filter(({ id }) => !over.has(id)); // also what was granted while the others were ended
    if (left.length === 0) return ended;
    for (const { id } of left) {
      over.add(id);
      const one = await endOne(ports, id, (tx, grant) => endNow(tx, grant, outcome, byId, reason));
      if (one.ok) ended += 1;
    }
  }
}

/** What nobody has decided on yet is taken back in the person's stead. */
async function withdrawPending(
  { database }: EndPorts,
  personId: PersonId,
  byId: PersonId,
  reason: string,
): Promise<void> {
  for (const id of await database.transact((tx) => tx.requests.pendingOf(personId)))
    await database.transact(async (tx) => {
      const request = await tx.requests.lock(id);
      if (request?.state !== "pending") return;
      await tx.requests.close(id, "withdrawn");
      await tx.audit.append({
        actorId: byId,
        action: "request.withdrawn",
        subject: "request",
        subjectId: id,
        facts: { reason },
      });
    });
}

/** A reason is asked of everybody who takes something from somebody else. */
export function reasonRefusal(reason: string): Outcome<never> | undefined {
  if (reason.trim() === "") return refused("reason-missing", {}, "reason");
  return reason.length > MAX_TEXT ? refused("reason-too-long", { maximum: MAX_TEXT }, "reason") : undefined;
}

/** Why something ends before its time, by somebody's will or in nobody's name. */
type EarlyOutcome = Extract<GrantOutcome, "done" | "revoked" | "person-disabled">;
type End = (tx: Tx, grant: GrantInContext) => Promise<Outcome<void>> | Outcome<never>;

async function endOne(
  ports: Pick<EndPorts, "database" | "waker">,
  grantId: GrantId,
  end: End,
): Promise<Outcome<void>> {
  const found = await ports.database.transact((tx) => tx.grants.find(grantId));
  if (!found) return refused("not-found");
  const [outcome, now] = await ports.database.transact(async (tx) => {
    await tx.assignments.lock(found.assignmentId);
    const grant = await tx.grants.find(grantId);
    return [grant ? await end(tx, grant) : refused("not-found"), await tx.now()] as const;
  });
  if (outcome.ok) ports.waker.wake(found.assignmentId, now);
  return outcome;
}

/** Sets the end to now, or cancels what has not begun. The caller holds the assignment's lock. */
async function endNow(
  tx: Tx,
  grant: GrantInContext,
  outcome: EarlyOutcome,
  byId: PersonId | null,
  reason: string,
): Promise<Outcome<void>> {
  const now = await tx.now();
  if (grant.endsAt <= now || finalGrantStates.some((state) => state === grant.state))
    return refused("already-ended");
  const notBegun = grant.state === "scheduled" && grant.startsAt >= now;
  const endsAt = now > grant.startsAt ? now : new Date(grant.startsAt.getTime() + 1); // an end is after its beginning
  await tx.grants.change(grant.id, notBegun ? { state: "cancelled", outcome } : { endsAt, outcome });
  await tx.assignments.dueBy(grant.assignmentId, now, "end");
  await tx.audit.append({
    actorId: byId,
    action: `grant.${outcome}`,
    subject: "grant",
    subjectId: grant.id,
    facts: { reason, endedEarlyAt: now, wouldHaveEndedAt: grant.endsAt },
  });
  return done(undefined);
}
