// No create is decided for a grant that is over, and no delete for one that is not (invariants 3, 6).
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import type { Evidence } from "../evidence";

/** Creates that were written down when no grant called for them, by Postgres's clock. */
export function decidedTooLate({ operations, grants, sightings, plan }: Evidence): Violation[] {
  const toleranceMs = 5 + jumpsMs(plan);
  return operations
    .filter(({ kind }) => kind === "create")
    .filter(
      ({ key, writtenAtMs }) =>
        !grants.some((grant) => {
          const endsAtMs = endAt(grant.id, writtenAtMs) ?? grant.endsAtMs;
          return (
            grant.key === key &&
            grant.startsAtMs <= writtenAtMs + toleranceMs &&
            writtenAtMs < endsAtMs + toleranceMs
          );
        }),
    )
    .map(({ key, writtenAtMs }) => ({
      rule: "the end before the beginning (6)",
      key,
      sentence: `A create was decided at ${timeOf(writtenAtMs)}, when no grant called for it.`,
    }));

  /** The end that the grant had then; undefined: the one that it has. */
  function endAt(id: string, atMs: number): number | undefined {
    const moved = sightings.find((seen) => seen.what === "grant-end" && seen.id === id && seen.atMs > atMs);
    return moved?.was ? Date.parse(moved.was) : undefined;
  }
}

/** How far Postgres's clock may have been off at most. */
export function jumpsMs({ troubles }: Evidence["plan"]): number {
  return troubles.reduce((sum, each) => sum + (each.is === "clock" ? Math.abs(each.byMs) : 0), 0);
}
