// Nothing of ours is left, nothing is taken too early, and nothing is taken that is not ours (invariants 2, 3, 4).

import type { Cover } from "./cover";
import type { Evidence, Violation } from "./evidence";
import type { Span, Truth } from "./truth";

/** AWS's lists may be so far behind in a run, faults included: what is made meanwhile nobody can know of. */
export const UNSEEN_MS = 15_000;
/** Two clocks' readings of one moment, each cut to a millisecond. */
const ROUNDING_MS = 5;

/** No orphan: in the end AWS holds nothing that the portal made. */
export function orphans({ spans }: Truth, covers: readonly Cover[]): Violation[] {
  const isLeft = ({ owner, untilMs }: Span) => owner === "portal" && untilMs === Number.POSITIVE_INFINITY;
  const isCovered = ({ key }: Span) =>
    covers.some(
      ({ grant }) => grant.key === key && (grant.state === "active" || grant.state === "activating"),
    );
  return spans
    .filter((span) => isLeft(span) && !isCovered(span))
    .map(({ key, fromMs }) => ({
      rule: "no orphan",
      key,
      sentence: `AWS still has what the portal made at ${timeOf(fromMs)}, and no grant calls for it.`,
    }));
}

/** None early: no delete of the portal took effect while a grant was active. */
export function earlyEnds({ spans }: Truth, covers: readonly Cover[]): Violation[] {
  return spans
    .filter(({ takenBy }) => takenBy === "portal")
    .flatMap(({ key, untilMs }) =>
      covers
        .filter(({ grant }) => grant.key === key)
        .filter((cover) => cover.fromMs <= untilMs && untilMs < cover.untilMs - ROUNDING_MS)
        .map(({ grant, untilMs: coveredUntilMs }) => ({
          rule: "none early",
          key,
          sentence: `A delete took effect at ${timeOf(untilMs)}, and grant ${grant.id} was active until ${timeOf(coveredUntilMs)}.`,
        })),
    );
}

/** Not ours, not removed: what somebody else made, and the portal could have seen before its create. */
export function strangersTaken({ spans }: Truth, { operations, record }: Evidence): Violation[] {
  const people = spans
    .filter(({ owner, takenBy }) => owner === "others" && takenBy === "portal")
    .filter(({ key, fromMs }) => !operations.some((each) => each.key === key && mayHaveMade(each, fromMs)))
    .map(({ key, fromMs, untilMs }) => ({
      rule: "not ours, not removed",
      key,
      sentence: `The portal took away at ${timeOf(untilMs)} what somebody else had given at ${timeOf(fromMs)}.`,
    }));
  const groups = record
    .filter(
      ({ kind, operation, tuple }) =>
        kind === "call" && WRITES.has(operation) && tuple?.principalType === "GROUP",
    )
    .map(({ operation, at }) => ({
      rule: "not ours, not removed",
      sentence: `${operation} for a group at ${at}.`,
    }));
  return [...people, ...groups];
}

/** A create that was written before anybody could have listed it, and was unresolved when it appeared: it is ours to AWS's eyes. */
function mayHaveMade(
  { kind, writtenAtMs, resolvedAtMs }: Evidence["operations"][number],
  atMs: number,
): boolean {
  return (
    kind === "create" && writtenAtMs <= atMs + UNSEEN_MS && (resolvedAtMs ?? Number.POSITIVE_INFINITY) >= atMs
  );
}

const WRITES = new Set(["CreateAccountAssignment", "DeleteAccountAssignment"]);

/** An instant for people. */
export function timeOf(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(11, 23) : "the beginning";
}
