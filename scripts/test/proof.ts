// A proof is a program of its own that says what it found and leaves with 0, or not.

import { spawn } from "node:child_process";
import type { Tally } from "@/scripts/check/main";

/** Runs one, as a person would; it counts as one test. */
export async function runProof(program: string, flags: readonly string[]): Promise<Tally> {
  const child = spawn(process.execPath, ["scripts/run.mjs", program, ...flags], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.once("SIGINT", pass).once("SIGTERM", pass);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  process.off("SIGINT", pass).off("SIGTERM", pass);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
