// A test tool as a child process that writes its result as JSON beside its words on the terminal.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `node args(resultFile)` and returns what it wrote to that file, undefined when it wrote nothing. */
export async function runTool<Result>(
  args: (resultFile: string) => string[],
  env: (resultFile: string) => Record<string, string> = () => ({}),
): Promise<Result | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "catraca-result-"));
  const file = join(folder, "result.json");
  try {
    await new Promise<void>((resolve) => {
      const child = spawn(process.execPath, args(file), {
        stdio: ["ignore", "inherit", "inherit"],
        env: { ...process.env, ...env(file) },
      });
      const pass = (signal: NodeJS.Signals) => child.kill(signal);
      process.once("SIGINT", pass).once("SIGTERM", pass);
      child.once("close", () => {
        process.off("SIGINT", pass).off("SIGTERM", pass);
        resolve();
      });
    });
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
