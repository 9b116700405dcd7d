// One stack for each folder: a second start says where the first one is instead of taking its data away.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Trouble } from "@/scripts/trouble";

/** Claims `folder` for this process; refuses in one sentence while another process has it. Returns the release. */
export function claim(folder: string, baseUrl: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "running.json");
  if (existsSync(file)) {
    const other: { pid: number; baseUrl: string } = JSON.parse(readFileSync(file, "utf8"));
    if (other.pid !== process.pid && runsNode(other.pid)) {
      throw new Trouble(
        `It is already running at ${other.baseUrl} (process ${other.pid}): end that one first.`,
      );
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, baseUrl }));
  return () => rmSync(file, { force: true });
}

/** A process id is used again after a while: only a node that lives counts. */
function runsNode(pid: number): boolean {
  try {
    return /node/.test(execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return false;
  }
}
