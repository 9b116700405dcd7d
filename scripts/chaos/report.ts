// What a run came to, in words and figures.

import { bold, dim, green } from "@/scripts/stack/progress";
import { busiestSecond } from "./judge/call-rules";
import { countsOf } from "./judge/counts";
import type { Evidence } from "./judge/evidence";
import type { Verdict } from "./judge/judge";
import { type Lateness, percentile } from "./judge/lateness";
import type { Quiet } from "./quiet";
import { timelineOf } from "./timeline";

const MOST_TIMELINES = 4;

/** The figures, and what was judged. */
export function report(evidence: Evidence, verdict: Verdict, quiet: Quiet): void {
  const calls = busiestSecond(evidence.record).length;
  const of = (isCounted: (lateness: Lateness) => boolean) => figures(verdict.lateness.filter(isCounted));
  console.log(`\n${bold("Figures")}`);
  line(
    "Grants",
    countsOf(evidence.grants.map(({ state, outcome }) => (outcome ? `${state} (${outcome})` : state))),
  );
  line("Operations", countsOf(evidence.operations.map(({ kind, state }) => `${kind} ${state}`)));
  line("Changes seen in the ledger", String(evidence.sightings.length));
  line("Busiest second of sso-admin", `${calls} calls${evidence.rate.isKept ? "" : " (not judged yet)"}`);
  line(
    "Late, outside of faults",
    of(({ isDisturbed }) => !isDisturbed),
  );
  line(
    "Late, inside of faults",
    of(({ isDisturbed }) => isDisturbed),
  );
  line("Quiet", quietWords(quiet));
}

/** Every broken promise, the story of some of the assignments they are about, and how to see it again. */
export function reportViolations(
  { violations }: Verdict,
  evidence: Evidence,
  replay: { beganAtMs: number; command: string },
): void {
  if (violations.length === 0) {
    console.log(`\n${green("✓")} Every promise was kept.\n`);
    return;
  }
  console.log(`\n${bold(`${violations.length} broken promises`)}`);
  for (const { rule, sentence, key } of violations)
    console.log(`  ✗ ${rule}: ${sentence}${key ? dim(` ${key}`) : ""}`);
  const keys = [...new Set(violations.flatMap(({ key }) => key ?? []))];
  for (const key of keys.slice(0, MOST_TIMELINES)) {
    console.log(`\n  ${bold(key)}`);
    for (const each of timelineOf(evidence, key, replay.beganAtMs)) console.log(`  ${each}`);
  }
  console.log(`\nRun it again: ${bold(replay.command)}`);
}

function figures(lateness: readonly Lateness[]): string {
  if (lateness.length === 0) return "none";
  const seconds = (share: number) => {
    const ms = percentile(
      lateness.map((each) => each.ms),
      share,
    );
    return `${(ms / 1000).toFixed(2)} s`;
  };
  return `${lateness.length} ends: p50 ${seconds(0.5)}, p99 ${seconds(0.99)}, max ${seconds(1)}`;
}

function quietWords({ isQuiet, left, waitedMs, writtenOff }: Quiet): string {
  const waited = `after ${(waitedMs / 1000).toFixed(1)} s`;
  const lost = writtenOff > 0 ? `; ${writtenOff} lost operations only settled by time, which was moved` : "";
  return isQuiet
    ? `${waited}${lost}`
    : `not ${waited}: ${left.grants} grants and ${left.operations} operations left${lost}`;
}

function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(28)} ${value}`);
}
