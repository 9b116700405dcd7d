// Which queue backends a bench runs on.

import { parseArgs } from "node:util";
import type { Answer } from "@/bench/bench";
import { rounded } from "@/bench/bench";
import type { Lateness } from "@/bench/lifecycle/ends";
import type { QueueName } from "@/bench/lifecycle/stage";
import { Trouble } from "@/scripts/trouble";

const BACKENDS: readonly QueueName[] = ["postgres", "redis"];
/** From an end to its delete in AWS: what is asked of the slowest in a hundred. */
const FLOOR_SECONDS = 3;

/** `--queue redis|postgres`; both without it. */
export function queuesOf(flags: string[]): readonly QueueName[] {
  const { queue } = parseArgs({ args: flags, options: { queue: { type: "string" } } }).values;
  if (queue === undefined) return BACKENDS;
  const known = BACKENDS.find((backend) => backend === queue);
  if (!known) throw new Trouble(`--queue must be redis or postgres, not "${queue}".`);
  return [known];
}

/** The worse of the backends, against three seconds. Passed when nothing came early or never, and within the limits. */
export function answerOf(runs: readonly Lateness[], limits: { p50Ms: number; ratio: number }): Answer {
  const worst = runs.reduce((a, b) => (b.p99Ms > a.p99Ms ? b : a));
  const value = rounded(worst.p99Ms / 1000);
  const ratio = rounded(value / FLOOR_SECONDS);
  const isSound = runs.every(({ early, lost, p50Ms }) => early === 0 && lost === 0 && p50Ms <= limits.p50Ms);
  return {
    value,
    unit: "s",
    floor: FLOOR_SECONDS,
    ratio,
    passed: isSound && ratio <= limits.ratio,
    facts: {
      queue: worst.queue,
      p50: rounded(Math.max(...runs.map(({ p50Ms }) => p50Ms)) / 1000),
      early: runs.reduce((sum, { early }) => sum + early, 0),
      lost: runs.reduce((sum, { lost }) => sum + lost, 0),
    },
  };
}
