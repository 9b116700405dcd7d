// From when to when a grant truly covered its assignment, by what was seen of the ledger's changes.

import type { Evidence, GrantRow, Sighting } from "./evidence";

/** A grant's time of being active. */
export interface Cover {
  grant: GrantRow;
  /** When it was written down as active; Infinity: it never was. */
  fromMs: number;
  /** Its end as it was moved, or when it was over otherwise. */
  untilMs: number;
}

/** The cover that each grant gave. An end that was moved counts from the moment it was moved, never earlier. */
export function coversOf({ grants, sightings }: Pick<Evidence, "grants" | "sightings">): Cover[] {
  const byId = new Map<string, Sighting[]>();
  for (const seen of sightings) {
    if (seen.what === "grant" || seen.what === "grant-end")
      byId.set(seen.id, [...(byId.get(seen.id) ?? []), seen]);
  }
  return grants.map((grant) => {
    const seen = byId.get(grant.id) ?? [];
    const movedAtMs = seen.findLast(({ what }) => what === "grant-end")?.atMs ?? Number.NEGATIVE_INFINITY;
    const overAtMs = isOverBefore(grant) ? becameAt(seen, grant.state) : undefined;
    return {
      grant,
      fromMs: becameAt(seen, "active") ?? Number.POSITIVE_INFINITY,
      untilMs: Math.min(Math.max(grant.endsAtMs, movedAtMs), overAtMs ?? Number.POSITIVE_INFINITY),
    };
  });
}

/** Whether a grant may be over before its end: it failed, or somebody took the access away in AWS (which is judged apart). */
function isOverBefore({ state, outcome }: GrantRow): boolean {
  return state === "failed" || state === "cancelled" || outcome === "ended-outside";
}

/** When a grant was written down as being in `state`. */
function becameAt(seen: readonly Sighting[], state: string): number | undefined {
  return seen.find(({ what, became }) => what === "grant" && became === state)?.atMs;
}
