// What is interrupted at every await: each scenario is a plan without trouble, and whose turns are counted in it.
import type { Command, Plan } from "@/scripts/model/plan";
import { WEB } from "@/scripts/model/stage";

export interface Scenario {
  readonly name: string;
  readonly plan: Plan;
  /** Whose turns; of which commands on, counted from 1 (0: from the beginning). */
  readonly slot: number;
  readonly fromCommand: number;
}

const grant: Command = { afterMs: 1_000, do: "grant", tuple: 0, minutes: 4, startsInMs: null };
const second: Command = { ...grant, afterMs: 60_000, minutes: 8 };
const revoke: Command = { afterMs: 90_000, do: "revoke", back: 0 };
const done: Command = { afterMs: 90_000, do: "done", back: 0 };

/** By name; each says which of the awaits of approve, activate, end, revoke and guard writing it holds. */
export const scenarios: readonly Scenario[] = [
  scenario("approve", [grant], { slot: WEB, guarded: true }),
  scenario("revoke", [grant, revoke], { slot: WEB, guarded: true, fromCommand: 2 }),
  scenario("done", [grant, done], { slot: WEB, guarded: false, fromCommand: 2 }),
  scenario("activate and end", [grant], { slot: 0, guarded: false }),
  scenario("activate, end and guard writing", [grant], { slot: 0, guarded: true }),
  scenario("after a revoke, with its guard", [grant, revoke], { slot: 0, guarded: true, fromCommand: 2 }),
  scenario("an extension, with its guard", [grant, second], { slot: 0, guarded: true, fromCommand: 2 }),
];

function scenario(
  name: string,
  commands: readonly Command[],
  { slot, guarded, fromCommand = 0 }: { slot: number; guarded: boolean; fromCommand?: number },
): Scenario {
  const plan: Plan = {
    seed: 1,
    workers: 1,
    guarded,
    nudged: true,
    shuffled: false,
    pace: "quick",
    commands,
    troubles: [],
  };
  return { name, plan, slot, fromCommand };
}
