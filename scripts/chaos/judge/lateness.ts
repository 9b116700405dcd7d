// How late access ended: from the end of its cover until the delete took effect in AWS.

import type { Cover } from "./cover";
import type { Disturbance } from "./evidence";
import { overlaps, type Truth } from "./truth";

/** One end: `isDisturbed` when a fault of ours ran between the end and the delete, or just before. */
export interface Lateness {
  key: string;
  ms: number;
  isDisturbed: boolean;
}

/** So long after a fault what it broke is still being made good. */
const RECOVERY_MS = 5_000;

/** Every delete of what was ours, by its distance from the last end before it. */
export function latenessOf(
  { spans }: Truth,
  covers: readonly Cover[],
  disturbances: readonly Disturbance[],
): Lateness[] {
  return spans.flatMap(({ key, owner, takenBy, untilMs }) => {
    const ends = covers.filter(({ grant }) => grant.key === key).map((cover) => cover.untilMs);
    const endMs = Math.max(...ends.filter((each) => each <= untilMs));
    if (owner !== "portal" || takenBy !== "portal" || !Number.isFinite(endMs)) return [];
    const isDisturbed = disturbances.some((each) => overlaps(each, endMs - RECOVERY_MS, untilMs));
    return [{ key, ms: untilMs - endMs, isDisturbed }];
  });
}

/** The value below which `share` of the values lie; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
