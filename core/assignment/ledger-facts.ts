// What can be read off a ledger at a glance. Pure.
import type { Grant } from "../grant/types";
import { LIST_LAG_MS, SIGNED_MS } from "./timing";
import type { Ledger, Operation } from "./types";

/** Whether a grant calls for the assignment now. */
export function calls(grant: Grant, now: Date): boolean {
  const begun = grant.state === "activating" || grant.state === "active";
  return begun && grant.startsAt <= now && now < grant.endsAt;
}

/** Whether this is Catraca's to remove: its own, or foreign and security asked for it. */
export function mayTake({ assignment }: Ledger): boolean {
  if (assignment.origin === "portal") return true;
  return assignment.origin === "foreign" && assignment.removalAskedAt !== null;
}

/** Whether anything of ours is on its way, or was lost on it, that could take it away: a lost create can only give it. */
export function mayStillVanish({ operations }: Ledger): boolean {
  return operations.some((operation) => isOpen(operation) || isLost(operation, "delete"));
}

/** Whether anything of ours is on its way, or was lost on it, that could give it: a lost delete can only take it away. */
export function mayStillAppear({ operations }: Ledger): boolean {
  return operations.some((operation) => isOpen(operation) || isLost(operation, "create"));
}

/** Whether its answer is still awaited. */
export function isOpen({ state }: Operation): boolean {
  return state === "written" || state === "accepted";
}

/** Whether it is of this kind, and nobody will hear its answer. */
export function isLost({ kind, state }: Operation, of: Operation["kind"]): boolean {
  return kind === of && state === "lost";
}

/** When an operation that AWS never answered can no longer arrive there. */
export function arrivesBy({ answeredAt, writtenAt }: Operation): Date {
  return answeredAt ?? after(writtenAt, SIGNED_MS);
}

/**
 * Whether the operation is all that explains what AWS's list shows. Where another of its kind may have done it, a lost
 * one may still be on its way.
 */
export function explainsAlone(operation: Operation, { operations }: Ledger): boolean {
  return !operations.some((other) => other.id !== operation.id && mayHaveDone(other, operation));
}

function mayHaveDone({ kind, state, resolvedAt }: Operation, lost: Operation): boolean {
  if (kind !== lost.kind || state === "failed") return false;
  return resolvedAt === null || resolvedAt >= lost.writtenAt;
}

/**
 * Whether a listing contradicts what AWS has just said it did, so that the list must be behind:
 * absent after a create, present after a delete.
 */
export function isBehind(ledger: Ledger, listed: boolean): boolean {
  return justSucceeded(ledger, listed ? "delete" : "create");
}

/** Whether the last operation that succeeded is of this kind, and so recent that lists may not show it. */
export function justSucceeded({ operations, now }: Ledger, kind: Operation["kind"]): boolean {
  const last = latest(operations.filter(({ state }) => state === "succeeded"));
  return last?.kind === kind && !!last.resolvedAt && now < after(last.resolvedAt, LIST_LAG_MS);
}

/** The operation resolved last. */
export function latest(operations: readonly Operation[]): Operation | undefined {
  return operations
    .filter(({ resolvedAt }) => resolvedAt !== null)
    .sort((a, b) => Number(b.resolvedAt) - Number(a.resolvedAt))[0];
}

/** An instant so many milliseconds later. */
export function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
