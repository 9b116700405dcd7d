// `npm run test:chaos -- --minutes M [--seed S] [--queue redis|postgres]`: the whole product under faults, and judged.

import { randomInt } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "@/sandbox/aws/random";
import { bold, dim, printed } from "@/scripts/stack/progress";
import { leaveWith, Trouble } from "@/scripts/trouble";
import { type RunOptions, runChaos } from "./run";
import { startChaosStack } from "./stack";

const USAGE = "Usage: npm run test:chaos -- --minutes M [--seed S] [--queue redis|postgres]";

async function main(): Promise<number> {
  const options = readFlags();
  const { minutes, seed, queue } = options;
  console.log(
    `\n${bold("Catraca")} ${dim(`in chaos for ${minutes} min, seed ${seed}, the queue in ${queue}`)}\n`,
  );
  const dir = mkdtempSync(join(tmpdir(), "catraca-chaos-"));
  chmodSync(dir, 0o755); // as root Postgres runs as somebody else, who must be able to enter
  const starting = startChaosStack({ dir, seed, queue, progress: printed });
  const stop = () => starting.then((stack) => stack.stop()).catch(() => undefined);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void stop().then(() => process.exit(130)));
  let broken = 1;
  try {
    const stack = await starting;
    const died = stack.died.then((trouble) => Promise.reject(trouble));
    broken = await Promise.race([runChaos(stack, options, printed), died]);
  } finally {
    await printed("Ended everything", stop);
    if (broken === 0) rmSync(dir, { recursive: true, force: true });
    else console.error(dim(`\nLogs are kept in ${join(dir, "logs")}; seed ${seed}.`));
  }
  return broken;
}

function readFlags(): RunOptions {
  try {
    const { values } = parseArgs({
      options: { minutes: { type: "string" }, seed: { type: "string" }, queue: { type: "string" } },
    });
    const seed = values.seed ?? String(randomInt(1_000_000));
    const byItself = seededRandom(seed).stream("queue").chance(0.5) ? "redis" : "postgres";
    return { minutes: readMinutes(values.minutes), seed, queue: readQueue(values.queue ?? byItself) };
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(`${(error as Error).message.split(".")[0]}.\n${USAGE}`);
  }
}

function readMinutes(text = "2"): number {
  const minutes = Number(text);
  if (minutes >= 0.5 && minutes <= 600) return minutes;
  throw new Trouble(`--minutes must be a number from 0.5 to 600, not "${text}".`);
}

function readQueue(text: string): "redis" | "postgres" {
  if (text === "redis" || text === "postgres") return text;
  throw new Trouble(`--queue must be redis or postgres, not "${text}".`);
}

await main().then((broken) => process.exit(broken === 0 ? 0 : 1), leaveWith);
