// No portal assignment outlives its cover by more than it takes to settle (invariant 2).
import type { Cover } from "@/scripts/chaos/judge/cover";
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import type { Truth } from "@/scripts/chaos/judge/truth";
import type { Evidence } from "../evidence";
import { PACES } from "../paces";
import { calmPieces } from "./disturbances";

/** What nothing calls for is gone after so much time without trouble, besides AWS's own. */
const SETTLED_MS = 60_000;

/** Spans of ours that no grant called for, for longer than undisturbed settling takes. */
export function overstayed({ spans }: Truth, covers: readonly Cover[], evidence: Evidence): Violation[] {
  const { plan, disturbances, overAtMs } = evidence;
  const [, statusMs] = PACES[plan.pace].statusMs;
  return spans
    .filter(({ owner }) => owner === "portal")
    .flatMap(({ key, fromMs, untilMs }) => {
      const called = calledFor(key, covers, evidence);
      return gaps(called, fromMs, Math.min(untilMs, overAtMs)).flatMap((gap) => {
        const calm = calmPieces(disturbances, gap.fromMs, gap.untilMs);
        const worst = calm.reduce((most, piece) => Math.max(most, piece.untilMs - piece.fromMs), 0);
        if (worst <= SETTLED_MS + 2 * statusMs) return [];
        const sentence = `Nothing called for it from ${timeOf(gap.fromMs)} to ${timeOf(gap.untilMs)}, ${Math.round(worst / 1000)} s of this without trouble, and it was there.`;
        return [{ rule: "no overstay (2)", key, sentence }];
      });
    });
}

interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** From when to when a grant called for it, whether it was active or not; in the truth's time. */
export function calledFor(key: string, covers: readonly Cover[], { sightings }: Evidence): Window[] {
  return covers
    .filter(({ grant }) => grant.key === key)
    .map(({ grant, untilMs }) => {
      const approvedMs = sightings.find(({ what, id }) => what === "grant" && id === grant.id)?.atMs ?? 0;
      return { fromMs: Math.max(approvedMs, grant.startsAtMs), untilMs };
    })
    .filter(({ fromMs, untilMs }) => fromMs < untilMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** What of a time no window covers. */
function gaps(windows: readonly Window[], fromMs: number, untilMs: number): Window[] {
  const open: Window[] = [];
  let atMs = fromMs;
  for (const window of windows) {
    if (window.untilMs <= atMs) continue;
    if (window.fromMs > atMs) open.push({ fromMs: atMs, untilMs: Math.min(window.fromMs, untilMs) });
    atMs = window.untilMs;
    if (atMs >= untilMs) break;
  }
  if (atMs < untilMs) open.push({ fromMs: atMs, untilMs });
  return open.filter((gap) => gap.untilMs > gap.fromMs);
}
