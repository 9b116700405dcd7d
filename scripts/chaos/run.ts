// One chaos run: load and faults for so long, then everything made good, quiet awaited, and judged.

import { bold, dim, type Progress } from "@/scripts/stack/progress";
import { Chaos } from "./chaos";
import { begin } from "./faults";
import { gather } from "./gather";
import { judge } from "./judge/judge";
import { act } from "./load";
import { People } from "./people";
import { type Plan, planRun } from "./plan";
import { waitForQuiet } from "./quiet";
import { report, reportViolations } from "./report";
import { SandboxControl } from "./sandbox";
import type { ChaosStack } from "./stack";
import { standingTuples } from "./tuples";

/** How long, with which seed, on which queue. */
export interface RunOptions {
  minutes: number;
  seed: string;
  queue: "redis" | "postgres";
}

const PEOPLE = ["ana", "bruno", "carla", "diego", "elisa", "fabio", "helena"];
const QUIET_PATIENCE_MS = 180_000;

/** Runs, and answers how many promises were broken. Throws when the run itself could not be done. */
export async function runChaos(stack: ChaosStack, options: RunOptions, progress: Progress): Promise<number> {
  const { minutes, seed, queue } = options;
  const plan = planRun(seed, minutes, queue);
  const aws = new SandboxControl(stack.sandboxUrl);
  const people = new People(stack.baseUrl);
  await progress("Seven people signed in", () => Promise.all(PEOPLE.map((each) => people.signIn(each))));
  for (const tuple of standingTuples()) await aws.give(tuple);
  const first = await aws.assignments();
  const beganAtMs = Date.now();
  const seconds = () => `${((Date.now() - beganAtMs) / 1000).toFixed(1).padStart(7)} s`;
  const chaos = new Chaos((line) => console.log(`  ${dim(seconds())}  ${line}`));
  console.log(
    `\n${bold("Chaos")} ${dim(`${plan.acts.length} deeds and ${plan.faults.length} faults in ${minutes} min`)}`,
  );
  const refused = await perform(plan, minutes, { stack, people, aws, chaos });
  await progress("Everything made good", () => heal(stack, aws, chaos));
  const quiet = await progress("Quiet awaited", () => waitForQuiet(stack.ownerUrl, QUIET_PATIENCE_MS));
  const evidence = await gather(stack, aws, chaos, quiet, { atMs: beganAtMs, first });
  const verdict = judge(evidence);
  report(evidence, verdict, quiet);
  reportRefused(refused, stack);
  const command = `npm run test:chaos -- --minutes ${minutes} --seed ${seed} --queue ${queue}`;
  reportViolations(verdict, evidence, { beganAtMs, command });
  return verdict.violations.length;
}

type Cast = { stack: ChaosStack; people: People; aws: SandboxControl; chaos: Chaos };

/** Does everything in its time; answers what people were not let do, and why. */
async function perform(plan: Plan, minutes: number, cast: Cast): Promise<string[]> {
  const { stack, people, aws, chaos } = cast;
  const refused: string[] = [];
  const deeds: Promise<void>[] = [];
  for (const each of plan.acts)
    later(each.atMs, () => {
      const deed = act({ people, aws, chaos, ownerUrl: stack.ownerUrl }, each).catch((error: Error) => {
        refused.push(`${each.kind}: ${error.message.split("\n")[0]?.slice(0, 160)}`);
      });
      if (each.kind === "ask" || each.kind === "done" || each.kind === "revoke") deeds.push(deed);
    });
  const broken = new Promise<never>((_resolve, reject) => {
    for (const each of plan.faults)
      later(each.atMs, () => {
        chaos.make(() => begin(each, stack, aws), each.forMs, each.kind).catch(reject);
      });
  });
  await Promise.race([new Promise((resolve) => setTimeout(resolve, minutes * 60_000)), broken]);
  await Promise.all(deeds);
  return refused;
}

function later(ms: number, work: () => void): void {
  setTimeout(work, ms);
}

/** Every fault ended, every process up, and the workers' clocks right. */
async function heal(stack: ChaosStack, aws: SandboxControl, chaos: Chaos): Promise<void> {
  await chaos.heal();
  await aws.liftAll();
  const members = [...stack.webs, ...stack.workers];
  for (const each of members) each.start();
  await Promise.all(members.map((each) => each.whenReady()));
}

function reportRefused(refused: readonly string[], stack: ChaosStack): void {
  if (refused.length > 0) {
    console.log(`  ${refused.length} deeds that people could not do:`);
    for (const each of refused) console.log(dim(`    ${each}`));
  }
  const deaths = [...stack.webs, ...stack.workers].flatMap((each) => each.deaths);
  if (deaths.length === 0) return;
  console.log(`  ${deaths.length} processes ended by themselves and were started again:`);
  for (const each of deaths) console.log(dim(`    ${shortened(each)}`));
}

/** Who ended, and the first of its last lines that names an error. */
function shortened(death: string): string {
  const [who = "", ...words] = death.split("\n");
  return `${who.split(".").slice(0, 2).join(".")}: ${words.find((line) => /error/i.test(line))?.trim() ?? words.at(-1)}`;
}
