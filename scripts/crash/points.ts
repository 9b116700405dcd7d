// Killing at each point of a scenario, before and after what happens there, and judging whether all came right in time.
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import { truthOf } from "@/scripts/chaos/judge/truth";
import type { Evidence } from "@/scripts/model/evidence";
import type { Ground } from "@/scripts/model/ground";
import { judge } from "@/scripts/model/judge/judge";
import { run } from "@/scripts/model/run";
import { START_MS } from "@/scripts/model/sandbox";
import type { Scenario } from "./scenarios";

export interface Kill {
  readonly atTurn: number;
  readonly when: "before" | "within" | "after";
  readonly what: string;
}

/** Everything comes right within so much virtual time after the supervisor has started the process again. */
const CONVERGED_MS = 60_000;
const RESTART_MS = 1_000;

/** Every point of a scenario: each transaction broken off, and each call and commit whose answer nobody hears. */
export async function pointsOf(ground: Ground, scenario: Scenario): Promise<readonly Kill[]> {
  const evidence = await run(ground, scenario.plan);
  const broken = brokenBy(evidence);
  if (broken.length > 0) throw new Error(`${scenario.name} is broken without a kill: ${broken[0]?.sentence}`);
  const beginsAtMs =
    START_MS +
    scenario.plan.commands.slice(0, scenario.fromCommand).reduce((sum, { afterMs }) => sum + afterMs, 0);
  return evidence.turns
    .filter(({ slot }) => slot === scenario.slot)
    .flatMap(({ what, atMs }, index): Kill[] => {
      if (atMs < beginsAtMs) return [];
      const at = { atTurn: index + 1, what };
      const within: Kill[] = what === "transaction" ? [{ ...at, when: "within" }] : [];
      return [{ ...at, when: "before" }, ...within, { ...at, when: "after" }];
    });
}

/** Plays a scenario with one kill; every broken promise. */
export async function killAt(
  ground: Ground,
  { plan, slot }: Scenario,
  { atTurn, when }: Kill,
): Promise<Violation[]> {
  const kill = { is: "kill", worker: slot, atTurn, when, lockMs: 0, restartMs: RESTART_MS } as const;
  const evidence = await run(ground, { ...plan, troubles: [kill] });
  const hit = evidence.disturbances.some(({ name }) => name.includes("killed"));
  const missed = hit
    ? []
    : [{ rule: "killed", sentence: "Nothing was killed: the scenario went another way." }];
  return [...missed, ...brokenBy(evidence)];
}

function brokenBy(evidence: Evidence): Violation[] {
  return [...judge(evidence), ...tooSlow(evidence)];
}

/** Given within 60 s of the start, and gone within 60 s of the end. */
function tooSlow(evidence: Evidence): Violation[] {
  const lastMs = Math.max(...evidence.grants.map(({ endsAtMs }) => endsAtMs));
  const gone = truthOf(evidence)
    .spans.filter(({ owner, untilMs }) => owner === "portal" && untilMs > lastMs + CONVERGED_MS + RESTART_MS)
    .map(({ key }) => ({ rule: "in 60 s", key, sentence: "It was still there 60 s after the last end." }));
  const given = evidence.grants
    .filter(({ id, startsAtMs, endsAtMs }) => {
      const seen = evidence.sightings.find(({ id: of, became }) => of === id && became === "active");
      const activeMs = seen?.atMs ?? Number.POSITIVE_INFINITY;
      return activeMs > Math.min(startsAtMs + CONVERGED_MS + RESTART_MS, endsAtMs);
    })
    .map(({ key, startsAtMs }) => ({
      rule: "in 60 s",
      key,
      sentence: `What should have begun at ${timeOf(startsAtMs)} was not active 60 s later.`,
    }));
  const asked = evidence.plan.commands.filter((command) => command.do === "grant").length;
  const lost =
    evidence.grants.length === asked
      ? []
      : [
          {
            rule: "once",
            sentence: `${asked} were asked for and approved, and there are ${evidence.grants.length} grants.`,
          },
        ];
  return [...gone, ...given, ...lost];
}
