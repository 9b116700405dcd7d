// What can be read off a ledger at a glance. Pure.
import type { Grant } from "../grant/types";
import { LIST_LAG_MS } from "./timing";
import type { Ledger, Operation } from "./types";

/** Whether a grant calls for the assignment now. */
export function calls(grant: Grant, now: Date): boolean {
  const begun = grant.state === "activating" || grant.state === "active";
  return begun && grant.startsAt <= now && now < grant.endsAt;
}

/** Whether any grant calls for the assignment now. */
export function isWanted({ grants, now }: Ledger): boolean {
  return grants.some((grant) => calls(grant, now));
}

/** Whether this is Catraca's to remove: its own, or foreign and security asked for it. */
export function mayTake({ assignment }: Ledger): boolean {
  if (assignment.origin === "portal") return true;
  return assignment.origin === "foreign" && assignment.removalAskedAt !== null;
}

/** Whether anything of ours is on its way, or was lost on it. */
export function hasUnresolved({ operations }: Ledger): boolean {
  return operations.some(({ state }) => state === "written" || state === "accepted" || state === "lost");
}

/** Whether anything of ours is unresolved that could take it away again: a lost create can only give it. */
export function mayStillVanish({ operations }: Ledger): boolean {
  return operations.some(
    ({ kind, state }) =>
      state === "written" || state === "accepted" || (state === "lost" && kind === "delete"),
  );
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
