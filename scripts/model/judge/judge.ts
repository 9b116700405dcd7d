// The judge of a run: the rules by which chaos runs are judged, and those that only virtual time lets be judged strictly.
import { coversOf } from "@/scripts/chaos/judge/cover";
import type { Disturbance, Violation } from "@/scripts/chaos/judge/evidence";
import { judge as judgeChaos } from "@/scripts/chaos/judge/judge";
import { type Span, type Truth, truthOf } from "@/scripts/chaos/judge/truth";
import type { Evidence } from "../evidence";
import { disturbancesOf, RECOVERY_MS } from "./disturbances";
import { armedTooLate } from "./guard-rules";
import { overstayed } from "./overstay-rules";
import { deadThatLive, livingThatDied } from "./session-rules";
import { decidedTooLate, jumpsMs } from "./write-rules";

/** Every broken promise. */
export function judge(evidence: Evidence): Violation[] {
  const disturbances = disturbancesOf(evidence);
  const left = { ...evidence, disturbances };
  const truth = truthOf(evidence);
  const covers = coversOf(evidence);
  return [
    ...evidence.troubles.map((sentence) => ({ rule: "no bug", sentence })),
    ...judgeChaos({ ...left, disturbances: disturbances.map(withRecovery) }).violations.filter((violation) =>
      isBlamed(violation, truth, evidence),
    ),
    ...overstayed(truth, covers, left),
    ...decidedTooLate(left),
    ...unsettled(left),
    ...armedTooLate(left),
    ...deadThatLive(truth, covers, left),
    ...livingThatDied(covers, left),
  ];
}

function withRecovery(disturbance: Disturbance): Disturbance {
  return { ...disturbance, untilMs: disturbance.untilMs + RECOVERY_MS };
}

/** Whether a run gives no excuse that chaos runs have not. */
function isBlamed({ rule, key }: Violation, truth: Truth, evidence: Evidence): boolean {
  if (rule === "true reasons") return !isExpected(evidence);
  return rule !== "not ours, not removed" || !key || !wasSwapped(key, truth, evidence);
}

/**
 * Whether ours was taken away and given again by somebody before any list could tell: AWS leaves that open, and nobody
 * can tell the two apart.
 */
function wasSwapped(key: string, { spans }: Truth, { absences, plan }: Evidence): boolean {
  const mine = spans.filter((span) => span.key === key);
  return mine
    .filter(({ owner, takenBy }) => owner === "others" && takenBy === "portal")
    .every(({ fromMs }) => {
      const ours = mine.findLast((span) => span.untilMs <= fromMs);
      const isTaken = ours !== undefined && (ours.owner === "portal" || wasOursBefore(ours, mine));
      const seen = absences.some(
        ({ atMs, key: of }) => of === key && ours && ours.untilMs <= atMs + jumpsMs(plan) && atMs <= fromMs,
      );
      return isTaken && !seen;
    });
}

function wasOursBefore(span: Span, mine: readonly Span[]): boolean {
  const before = mine.findLast(({ untilMs }) => untilMs <= span.fromMs);
  return before !== undefined && (before.owner === "portal" || wasOursBefore(before, mine));
}

/** Whether a run gives causes that chaos runs have not. */
function isExpected({ plan }: Evidence): boolean {
  return (
    plan.commands.some((command) => command.do === "freeze") ||
    plan.troubles.some((trouble) => trouble.is === "fault" && trouble.effect.kind === "fail")
  );
}

/** In the end nothing is open. */
function unsettled({ unrest }: Evidence): Violation[] {
  return unrest.grants + unrest.operations === 0
    ? []
    : [
        {
          rule: "settles",
          sentence: `In the end ${unrest.grants} grants and ${unrest.operations} operations are open.`,
        },
      ];
}
