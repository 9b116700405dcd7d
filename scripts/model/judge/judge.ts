// The judge of a run: the rules by which chaos runs are judged, and those that only virtual time lets be judged strictly.
import { coversOf } from "@/scripts/chaos/judge/cover";
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { judge as judgeChaos } from "@/scripts/chaos/judge/judge";
import { truthOf } from "@/scripts/chaos/judge/truth";
import type { Evidence } from "../evidence";
import { disturbancesOf } from "./disturbances";
import { armedTooLate } from "./guard-rules";
import { overstayed } from "./overstay-rules";
import { deadThatLive, livingThatDied } from "./session-rules";
import { decidedTooLate } from "./write-rules";

/** Every broken promise. */
export function judge(evidence: Evidence): Violation[] {
  const disturbances = disturbancesOf(evidence);
  const left = { ...evidence, disturbances };
  const truth = truthOf(evidence);
  const covers = coversOf(evidence);
  return [
    ...evidence.troubles.map((sentence) => ({ rule: "no bug", sentence })),
    ...judgeChaos(left).violations.filter(({ rule }) => rule !== "true reasons" || !isExpected(evidence)),
    ...overstayed(truth, covers, left),
    ...decidedTooLate(left),
    ...unsettled(left),
    ...armedTooLate(left),
    ...deadThatLive(truth, covers, left),
    ...livingThatDied(covers, left),
  ];
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
