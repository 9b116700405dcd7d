// A Redis of our own for tests and for `demo -- --redis`: the machine's redis-server, on a port of ours.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/embedded/port";
import { findProgram, installWithApt } from "@/scripts/embedded/programs";
import { Trouble } from "@/scripts/trouble";

/** A running Redis. `stop` ends it and deletes its folder. */
export interface EmbeddedRedis {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts Redis as the product needs it (append-only, noeviction), with no data, on `wishedPort` if that is free.
 * Throws Trouble when there is none to start.
 */
export async function startRedis(wishedPort?: number): Promise<EmbeddedRedis> {
  const program = findProgram(["redis-server"]) ?? installWithApt("redis-server", ["redis-server"]);
  if (!program) {
    throw new Trouble(
      'The tests need Redis: install it ("apt-get install redis-server", "brew install redis") and run them again.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "catraca-redis-"));
  const port = await freePort(wishedPort);
  const settings = [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--appendonly",
    "yes",
  ];
  const server = [program, ...settings, "--maxmemory-policy", "noeviction", "--daemonize", "no"];
  // The shell ends Redis when its input ends, so that none is left when this process is killed outright.
  const script = `trap '' INT TERM HUP; "$@" >/dev/null 2>&1 & redis=$!; cat >/dev/null; kill $redis; wait $redis; rm -rf "$0"`;
  const guard = spawn("/bin/sh", ["-c", script, folder, ...server], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  const stop = async () => {
    guard.ref();
    const left = new Promise<void>((resolve) => guard.once("exit", () => resolve()));
    guard.stdin?.end();
    await left;
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await answers(port))) {
    const version = spawnSync(program, ["--version"], { encoding: "utf8" }).stdout.trim();
    await stop();
    throw new Trouble(`Redis (${version}) did not start within ten seconds.`);
  }
  return { url: `redis://127.0.0.1:${port}`, stop };
}

async function answers(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
