// When something went wrong in a run: what was laid out and what truly struck, with the time it takes to get over it.
import type { Disturbance } from "@/scripts/chaos/judge/evidence";
import type { Evidence } from "../evidence";
import type { Trouble } from "../plan";

/** A worker waits so long for an answer that may still come, backs off, or waits for AWS's lists. */
export const RECOVERY_MS = 60_000;

/** All of them, as they were. */
export function disturbancesOf({ record, disturbances, plan }: Evidence): Disturbance[] {
  const struck = record
    .filter(({ kind }) => kind === "fault")
    .map(({ at, operation, outcome, detail }) => {
      const fromMs = Date.parse(at);
      const fault = plan.troubles[Number(detail?.split("-").at(-1))];
      const untilMs = fromMs + lastsMs(fault);
      return { name: `${operation} ${outcome}`, fromMs, untilMs };
    });
  return [...disturbances, ...struck].sort((a, b) => a.fromMs - b.fromMs);
}

function lastsMs(fault: Trouble | undefined): number {
  if (fault?.is !== "fault") return 0;
  const { effect } = fault;
  if (effect.kind === "delay") return effect.ms;
  if (effect.kind !== "in-progress") return 0;
  return effect.ms ?? Number.POSITIVE_INFINITY;
}

/** The pieces of time from `fromMs` to `untilMs` in which nothing went wrong. */
export function calmPieces(
  disturbances: readonly Disturbance[],
  fromMs: number,
  untilMs: number,
): { fromMs: number; untilMs: number }[] {
  const pieces = [];
  let calmFromMs = fromMs;
  for (const each of disturbances) {
    if (each.untilMs < fromMs || each.fromMs > untilMs) continue;
    if (each.fromMs > calmFromMs) pieces.push({ fromMs: calmFromMs, untilMs: each.fromMs });
    calmFromMs = Math.max(calmFromMs, each.untilMs);
  }
  if (untilMs > calmFromMs) pieces.push({ fromMs: calmFromMs, untilMs });
  return pieces;
}
