// The next step towards what the grants of one assignment call for. Pure; the books are kept already.
import { calls } from "./books";
import { ANSWER_MS, FRESH_MS, LIST_LAG_MS, LOST_MS, ORPHAN_MS } from "./timing";
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

function stepForOpen({ operations, now }: Ledger): Step | undefined {
  const open = operations.find(({ state }) => state === "written" || state === "accepted");
  if (!open) return undefined;
  if (open.state === "accepted" && open.awsRequestId)
    return { do: "ask", operation: { ...open, awsRequestId: open.awsRequestId } };
  const answeredBy = after(open.writtenAt, open.senderIsGone ? ORPHAN_MS : ANSWER_MS);
  return now < answeredBy ? { do: "wait", until: answeredBy } : { do: "lose", operation: open };
}

/** A lost delete is followed by another before anything else; a lost create is watched until it cannot appear. */
function stepForLost(ledger: Ledger): Step | undefined {
  const { assignment, operations, now } = ledger;
  const lost = operations.filter(({ state }) => state === "lost");
  if (lost.length === 0) return undefined;
  const tooOld = lost.find(({ writtenAt }) => after(writtenAt, LOST_MS) <= now);
  if (assignment.presence === "unknown") return { do: "observe", wanted: isWanted(ledger) };
  if (tooOld) return { do: "write-off", operation: tooOld };
  if (lost.some(({ kind }) => kind === "delete") && assignment.presence === "present")
    return { do: "send", kind: "delete" };
  return isWanted(ledger) ? undefined : { do: "observe", wanted: false };
}

function stepForGrants(ledger: Ledger): Step {
  return isWanted(ledger) ? stepToGive(ledger) : stepToTake(ledger);
}

function stepToGive(ledger: Ledger): Step {
  const { assignment, grants, now } = ledger;
  const isConfirmed = grants.every((grant) => grant.state !== "activating" || !calls(grant, now));
  if (assignment.presence === "present" && assignment.origin === "portal" && isConfirmed)
    return nextBoundary(ledger);
  const cleared = assignment.clearedAt;
  if (assignment.presence === "absent" && cleared && now < after(cleared, FRESH_MS))
    return { do: "send", kind: "create" };
  return { do: "observe", wanted: true };
}

function stepToTake(ledger: Ledger): Step {
  const { assignment, grants } = ledger;
  if (assignment.origin === "portal" && assignment.presence !== "absent") {
    if (justSucceeded(ledger, "delete")) return { do: "observe", wanted: false };
    const last = latest(ledger.operations);
    const surelyMade =
      assignment.presence === "present" || (last?.kind === "create" && last.state === "succeeded");
    return surelyMade ? { do: "send", kind: "delete" } : { do: "observe", wanted: false };
  }
  const unproven = grants.some(({ state }) => state === "ending") && assignment.presence === "unknown";
  return unproven ? { do: "observe", wanted: false } : nextBoundary(ledger);
}

/** Whether any grant calls for the assignment now. */
export function isWanted({ grants, now }: Ledger): boolean {
  return grants.some((grant) => calls(grant, now));
}

/**
 * Whether a listing contradicts what AWS has just said it did, so that the list must be behind:
 * absent after a create, present after a delete.
 */
export function isBehind(ledger: Ledger, listed: boolean): boolean {
  return justSucceeded(ledger, listed ? "delete" : "create");
}

/** Whether the last operation that succeeded is of this kind, and so recent that lists may not show it. */
function justSucceeded({ operations, now }: Ledger, kind: Operation["kind"]): boolean {
  const last = latest(operations.filter(({ state }) => state === "succeeded"));
  return last?.kind === kind && !!last.resolvedAt && now < after(last.resolvedAt, LIST_LAG_MS);
}

/** The one resolved last. */
function latest(operations: readonly Operation[]): Operation | undefined {
  return operations
    .filter(({ resolvedAt }) => resolvedAt !== null)
    .sort((a, b) => Number(b.resolvedAt) - Number(a.resolvedAt))[0];
}

function nextBoundary({ grants, now }: Ledger): Step {
  const boundaries = grants.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
  const first = boundaries.sort((a, b) => a.getTime() - b.getTime())[0];
  return { do: "wait", until: first ?? null };
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
