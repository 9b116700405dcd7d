// `npm run check`: everything that can be said about the code without running it. Each check counts as one test.

import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkBoundaries, checkRulesBite } from "@/scripts/check/boundaries";
import { checkContainers } from "@/scripts/check/containers";
import { checkForbiddenWords } from "@/scripts/check/forbidden-words";
import { Trouble } from "@/scripts/trouble";

/** A check answers with a word on what it saw, and throws what is wrong. */
type Check = () => string | Promise<string>;

const checks: Record<string, Check> = {
  "format and lint": () => program("@biomejs/biome/bin/biome", "ci", "--colors=off", "."),
  "import boundaries": checkBoundaries,
  "planted violations": checkRulesBite,
  "environment and clocks": checkForbiddenWords,
  "unused code": () => program("knip/bin/knip.js", "--no-progress"),
  types: checkTypes,
  migrations: () => node("--import", "tsx", "scripts/migrations/main.ts", "check"),
  containers: checkContainers,
  "lock for every platform": () => node("scripts/complete-lock.mjs", "--check"),
};

/** How many checks passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Runs every check, as many at once as there are cores, and prints one line for each. */
export async function runChecks(): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  const queue = Object.entries(checks);
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [name, check] = next;
      const failure = await attempt(name, check);
      if (failure) tally.failed += 1;
      else tally.passed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work));
  return tally;
}

async function attempt(name: string, check: Check): Promise<boolean> {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const word = (await check()).trim().split("\n").at(-1);
    console.log(`  ✓ ${name} (${seconds()})${word ? `: ${word}` : ""}`);
    return false;
  } catch (error) {
    console.log(`  ✗ ${name} (${seconds()})\n`);
    console.log(error instanceof Trouble ? error.message : error);
    return true;
  }
}

/** Next writes down the routes' types first: those of an earlier state of the pages would be held against this one. */
async function checkTypes(): Promise<string> {
  await program("next/dist/bin/next", "typegen");
  return program("typescript/bin/tsc", "--project", "tsconfig.check.json", "--pretty", "false");
}

function program(path: string, ...args: string[]): Promise<string> {
  return node(join("node_modules", path), ...args).then(() => "");
}

function node(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("close", (code) => (code === 0 ? resolve(said) : reject(new Trouble(said.trim()))));
  });
}
