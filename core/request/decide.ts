// Approving and denying.
import type { Waker } from "../assignment/ports";
import type { Grant } from "../grant/types";
import { reserveStatement, sessionRefusals } from "../guard/reserve";
import type { AssignmentId, GrantId, PersonId, RequestId } from "../ids";
import { done, type Outcome, type Refusal, refused } from "../outcome";
import { type Authority, mayDecide } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import { eligibilityRefusals, unitOf } from "../policy/eligibility";
import type { Limits, Target } from "../policy/types";
import type { Tx } from "../ports";
import { decideRequest, type Window } from "./rules";
import type { SubmitPorts } from "./submit";
import type { AccessRequest, RequestState, Verdict } from "./types";

export interface DecidePorts extends SubmitPorts {
  readonly waker: Waker;
}

export interface Decision {
  readonly requestId: RequestId;
  readonly approverId: PersonId;
  readonly verdict: Verdict;
  /** Hash of what the approver read: what changed since then is not decided on. */
  readonly contentHash: string;
}

/**
 * Decides on a request. Approver and requester are read live; an approval writes the grants with their ends in
 * the same transaction (invariant 6). Refuses whoever may not decide, and whatever is no longer as it was read.
 * A request whose time has passed lapses instead, and says so.
 */
export async function decide(
  ports: DecidePorts,
  decision: Decision,
): Promise<Outcome<{ state: RequestState }>> {
  const approver = await authorityOf(ports, decision.approverId);
  if (!approver) return refused("person-disabled");
  const requesterId = await ports.database.transact(
    async (tx) => (await tx.requests.lock(decision.requestId))?.requesterId,
  );
  if (!requesterId) return refused("not-found");
  const requester = await authorityOf(ports, requesterId);
  const wakeUps: Array<[AssignmentId, Date]> = [];
  const outcome = await ports.database.transact(async (tx) => {
    const request = await tx.requests.lock(decision.requestId);
    if (!request) return refused("not-found");
    const no = await mayNotDecide(tx, approver, requester, request, decision.verdict, ports.limits);
    if (no) return no;
    const judged = decideRequest(
      request,
      decision.verdict,
      decision.contentHash,
      ports.limits,
      await tx.now(),
    );
    if (!judged.ok) return judged;
    switch (judged.value.event) {
      case "lapsed":
        await lapse(tx, request);
        return refused("lapsed");
      case "denied":
        await record(tx, request, decision, { reason: judged.value.reason, minutes: null });
        return done({ state: "denied" as const });
      case "approved": {
        const targets = await lockTargets(tx, request);
        const full = await reserve(tx, targets, judged.value.window);
        if (full.length > 0) return { ok: false as const, refusals: full };
        await record(tx, request, decision, { reason: "", minutes: judged.value.minutes });
        wakeUps.push(...(await writeGrants(tx, request.id, targets, judged.value.window)));
        return done({ state: "approved" as const });
      }
    }
  });
  for (const [assignment, at] of wakeUps) ports.waker.wake(assignment, at);
  return outcome;
}

async function mayNotDecide(
  tx: Tx,
  approver: Authority,
  requester: Authority | undefined,
  request: AccessRequest,
  verdict: Verdict,
  limits: Limits,
): Promise<Outcome<never> | undefined> {
  if (request.requesterId === approver.person.id) return refused("own-request");
  if (!mayDecide(approver, request)) return refused("not-an-approver", { unit: request.unitId });
  if (verdict.verdict === "deny" || request.state !== "pending") return undefined;
  if (verdict.minutes > request.minutes)
    return refused("more-than-asked", { maximum: request.minutes }, "minutes");
  const frozen = await tx.grants.currentFreeze();
  if (frozen) return refused("frozen", { reason: frozen.reason });
  if (!requester) return refused("person-disabled");
  if (request.targets.some((target) => unitOf(requester.book, target.accountId)?.id !== request.unitId))
    return refused("unit-changed", { unit: request.unitId });
  const refusals = request.targets.flatMap((target) =>
    eligibilityRefusals(requester.book.policies, requester.memberOf, target, verdict.minutes),
  );
  refusals.push(...(await sessionRefusals(tx, request.targets, limits)));
  return refusals.length > 0 ? { ok: false, refusals } : undefined;
}

async function record(
  tx: Tx,
  request: AccessRequest,
  { approverId, verdict }: Decision,
  terms: { reason: string; minutes: number | null },
): Promise<void> {
  await tx.requests.recordDecision({
    requestId: request.id,
    approverId,
    verdict: verdict.verdict,
    reason: terms.reason,
    contentHash: request.contentHash,
    grantedMinutes: terms.minutes,
  });
  const state = verdict.verdict === "approve" ? "approved" : "denied";
  await tx.requests.close(request.id, state);
  await tx.audit.append({
    actorId: approverId,
    action: `request.${state}`,
    subject: "request",
    subjectId: request.id,
    facts: { ...terms, contentHash: request.contentHash },
  });
}

interface LockedTarget extends Target {
  readonly assignmentId: AssignmentId;
}

/** The assignment of each target, locked in one order, so that nobody waits in a ring. */
async function lockTargets(tx: Tx, { requesterId, targets }: AccessRequest): Promise<LockedTarget[]> {
  const key = (target: Target) => `${target.accountId} ${target.permissionSetArn}`;
  const locked: LockedTarget[] = [];
  for (const target of [...targets].sort((a, b) => key(a).localeCompare(key(b))))
    locked.push({
      ...target,
      assignmentId: await tx.assignments.lockTuple({ personId: requesterId, ...target }),
    });
  return locked;
}

async function reserve(tx: Tx, targets: readonly LockedTarget[], window: Window): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { assignmentId, ...target } of targets) {
    const no = await reserveStatement(tx, target, window, assignmentId);
    if (no) refusals.push(no);
  }
  return refusals;
}

/** One grant a target, under its assignment's lock. */
async function writeGrants(
  tx: Tx,
  requestId: RequestId,
  targets: readonly LockedTarget[],
  window: Window,
): Promise<Array<[AssignmentId, Date]>> {
  const wakeUps: Array<[AssignmentId, Date]> = [];
  for (const { assignmentId, ...target } of targets) {
    const grantId: GrantId = await tx.grants.insert({ requestId, assignmentId, ...window });
    await tx.assignments.dueBy(assignmentId, window.startsAt, "consider");
    await tx.audit.append({
      actorId: null,
      action: "grant.scheduled",
      subject: "grant",
      subjectId: grantId,
      facts: { requestId, ...target, ...window } satisfies Partial<Grant> & Record<string, unknown>,
    });
    wakeUps.push([assignmentId, window.startsAt], [assignmentId, window.endsAt]);
  }
  return wakeUps;
}

/** Closes a pending request that nobody answered in time. The caller holds its lock. */
export async function lapse(tx: Tx, request: AccessRequest): Promise<void> {
  await tx.requests.close(request.id, "lapsed");
  await tx.audit.append({
    actorId: null,
    action: "request.lapsed",
    subject: "request",
    subjectId: request.id,
  });
}
