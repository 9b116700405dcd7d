// The next step towards what the grants of one assignment call for. Pure; the books are kept already.
import { coverEnd, deniedUntil, isGuardedUntil, isUnbound, isWanted } from "./cover";
import { after, arrivesBy, calls, justSucceeded, latest, mayTake } from "./ledger-facts";
import {
  ANSWER_MS,
  FORGOTTEN_MS,
  FRESH_MS,
  GUARD_WAIT_MS,
  HELD_BACK_MS,
  LOST_MS,
  ORPHAN_MS,
  STUCK_MS,
  STUCK_UNWANTED_MS,
  UNDONE_MS,
} from "./timing";
import type { Ledger, Operation } from "./types";

export type Step =
  /** Nothing to do before this instant; null: nothing at all. */
  | { readonly do: "wait"; readonly until: Date | null }
  /** Read who holds the account and permission set. */
  | { readonly do: "observe"; readonly wanted: boolean }
  /** Write an operation down and send it. */
  | { readonly do: "send"; readonly kind: "create" | "delete" }
  /** Ask how an accepted operation went. */
  | { readonly do: "ask"; readonly operation: Operation & { readonly awsRequestId: string } }
  /** Nobody will hear this operation's answer any more. */
  | { readonly do: "lose"; readonly operation: Operation }
  /** A lost operation can no longer take effect. */
  | { readonly do: "write-off"; readonly operation: Operation };

/** Decides the next step. What is not ours is never removed (invariant 4), and nothing is sent while one is open (8). */
export function nextStep(ledger: Ledger): Step {
  return stepForOpen(ledger) ?? stepForLost(ledger) ?? stepForGrants(ledger);
}

function stepForOpen(ledger: Ledger): Step | undefined {
  const { operations, now } = ledger;
  const open = operations.find(({ state }) => state === "written" || state === "accepted");
  if (!open) return undefined;
  if (open.state === "accepted" && open.awsRequestId)
    return stepForAccepted(ledger, { ...open, awsRequestId: open.awsRequestId });
  const answeredBy = after(open.writtenAt, open.senderIsGone ? ORPHAN_MS : ANSWER_MS);
  return now < answeredBy ? { do: "wait", until: answeredBy } : { do: "lose", operation: open };
}

/** A delete is proven by AWS's list, which proves many at once; how it went is asked only when that shows nothing. */
function stepForAccepted(ledger: Ledger, operation: Operation & { awsRequestId: string }): Step {
  const wanted = isWanted(ledger);
  const stuckMs = operation.kind === "create" && !wanted ? STUCK_UNWANTED_MS : STUCK_MS;
  if (ledger.now >= after(operation.writtenAt, stuckMs)) return { do: "lose", operation };
  const isListOfUse = ledger.assignment.attempts % 3 !== 2 && !justSucceeded(ledger, "create");
  return operation.kind === "create" || !isListOfUse ? { do: "ask", operation } : { do: "observe", wanted };
}

/**
 * Nothing is given while a lost delete may still arrive and take it away (invariant 3); AWS takes no second one while it
 * works on the first. A lost create is watched until it can no longer appear.
 */
function stepForLost(ledger: Ledger): Step | undefined {
  const { assignment, operations, now } = ledger;
  const lost = operations.filter(({ state }) => state === "lost");
  if (lost.length === 0) return undefined;
  const wanted = isWanted(ledger);
  if (assignment.presence === "unknown") return { do: "observe", wanted };
  const isListed = assignment.presence === "present";
  const endsBy = (each: Operation) => lostUntil(each, { isListed, wanted });
  const over = lost.find((each) => endsBy(each) <= now);
  if (over) return stepForOver(over, now);
  const deletes = lost.filter(({ kind }) => kind === "delete");
  if (isListed) return stepForListed(ledger, deletes);
  if (!wanted && (deletes.length < lost.length || isUnbound(ledger))) return { do: "observe", wanted };
  return deletes.length > 0 ? nextBoundary(ledger, ...deletes.map(endsBy)) : undefined;
}

/** Until when a lost operation may still take effect. A delete of what is listed long after it arrived did not. */
function lostUntil(
  operation: Operation,
  { isListed, wanted }: { readonly isListed: boolean; readonly wanted: boolean },
): Date {
  if (operation.kind === "create" || (isListed && !wanted)) return after(operation.writtenAt, LOST_MS);
  return isListed ? after(arrivesBy(operation), UNDONE_MS) : arrivesBy(operation);
}

/** What AWS had accepted is asked after before it is written off: AWS may be at it still, though not for ever. */
function stepForOver(operation: Operation, now: Date): Step {
  const { awsRequestId, writtenAt } = operation;
  return awsRequestId && now < after(writtenAt, FORGOTTEN_MS)
    ? { do: "ask", operation: { ...operation, awsRequestId } }
    : { do: "write-off", operation };
}

/** Something was lost, and AWS lists the assignment. A second delete tells whether AWS still works on the first. */
function stepForListed(ledger: Ledger, deletes: readonly Operation[]): Step | undefined {
  const wanted = isWanted(ledger);
  if (!mayTake(ledger)) return { do: "observe", wanted };
  if (!wanted) return { do: "send", kind: "delete" };
  if (deletes.length === 0) return undefined;
  const isToTell = deletes.length === 1 && deletes.every((each) => arrivesBy(each) <= ledger.now);
  return isToTell ? { do: "send", kind: "delete" } : { do: "observe", wanted };
}

function stepForGrants(ledger: Ledger): Step {
  return isWanted(ledger) ? stepToGive(ledger) : stepToTake(ledger);
}

/** Listed and asked live, guarded, created: in this order, so that no session begins that nothing would end. */
function stepToGive(ledger: Ledger): Step {
  const { assignment, grants, now } = ledger;
  const isOurs = assignment.presence === "present" && assignment.origin === "portal";
  const activating = grants.filter((grant) => grant.state === "activating" && calls(grant, now));
  if (isOurs && activating.length === 0) return nextBoundary(ledger);
  if (!isOurs && !ledger.isGiving) return { do: "wait", until: after(now, HELD_BACK_MS) };
  const { clearedAt } = assignment;
  const isCleared = !!clearedAt && activating.every(({ startsAt }) => clearedAt >= startsAt);
  if (assignment.presence === "unknown" || !isCleared) return { do: "observe", wanted: true };
  const held = guardToWaitFor(ledger);
  if (held) return held;
  if (assignment.presence === "absent" && now < after(clearedAt, FRESH_MS))
    return { do: "send", kind: "create" };
  return { do: "observe", wanted: true };
}

/** What an earlier cover's statement still denies is not given, nor what no guard would end. */
function guardToWaitFor(ledger: Ledger): Step | undefined {
  const { now } = ledger;
  const until = deniedUntil(ledger);
  if (until) return { do: "wait", until };
  const end = coverEnd(ledger);
  const isArmed = until === undefined && !!end && isGuardedUntil(ledger, end);
  return isArmed ? undefined : { do: "wait", until: after(now, GUARD_WAIT_MS) };
}

function stepToTake(ledger: Ledger): Step {
  const { assignment, grants } = ledger;
  if (mayTake(ledger) && assignment.presence !== "absent") {
    if (justSucceeded(ledger, "delete")) return { do: "observe", wanted: false };
    const last = latest(ledger.operations);
    const surelyMade =
      assignment.presence === "present" || (last?.kind === "create" && last.state === "succeeded");
    return surelyMade ? { do: "send", kind: "delete" } : { do: "observe", wanted: false };
  }
  const isEnding = grants.some(({ state }) => state === "ending") && assignment.presence === "unknown";
  const unproven = isEnding || isUnbound(ledger);
  return unproven ? { do: "observe", wanted: false } : nextBoundary(ledger);
}

/** Waits until a grant begins or ends, or one of these instants comes. */
function nextBoundary(ledger: Ledger, ...others: readonly Date[]): Step {
  const edge = nextEdge(ledger);
  const boundaries = [...(edge ? [edge] : []), ...others].filter((at) => at > ledger.now);
  const first = boundaries.sort((a, b) => a.getTime() - b.getTime())[0];
  return { do: "wait", until: first ?? null };
}

/** When the next grant begins or ends: nothing sleeps through that. */
export function nextEdge({ grants, now }: Ledger): Date | undefined {
  const edges = grants.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
  return edges.sort((a, b) => a.getTime() - b.getTime())[0];
}
