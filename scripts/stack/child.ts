// One program of the stack: started with a log file, watched, ended in good order.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Trouble } from "@/scripts/trouble";

const LEAVE_WITH_PARENT = fileURLToPath(new URL("leave-with-parent.mjs", import.meta.url));

/** What to run. `args` follow `node`; standard output and error go to `logFile`. */
export interface ChildOptions {
  name: string;
  args: string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
}

/** A running program. */
export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  /** Resolves when the program says over its channel that it is ready; throws Trouble when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves, and never before `stop` or `kill` was called if all is well, once the program has ended. */
  readonly ended: Promise<Ending>;
  /** The last lines that it wrote. */
  tail(lines?: number): string;
  /** SIGTERM, then SIGKILL when it has not left in `patienceMs`. */
  stop(patienceMs?: number): Promise<Ending>;
  /** SIGKILL, as a crash would have it. */
  kill(): Promise<Ending>;
  /** SIGSTOP: it stays where it is and does nothing, until `thaw`. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
}

/** How a program ended; `wanted` when we ended it. */
export interface Ending {
  wanted: boolean;
  code: number | null;
}

/**
 * Starts a program. It is a group of its own, so that Ctrl-C in the terminal reaches the parent alone, which then
 * ends everything in order; the channel to the parent makes it leave should the parent be killed.
 */
export function startChild({ name, args, cwd, env, logFile }: ChildOptions): Child {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, ["--import", LEAVE_WITH_PARENT, ...args], {
    cwd,
    env: { ...env, CATRACA_PARENT: String(process.pid) },
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  let wanted = false;
  const ended = new Promise<Ending>((resolve) => {
    child.once("error", () => resolve({ wanted, code: -1 }));
    child.once("exit", (code) => resolve({ wanted, code }));
  });
  const end = (signal: NodeJS.Signals) => {
    wanted = true;
    sendSignal(child, signal);
  };
  const tail = (lines = 15) => readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  const ready = new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    void ended.then(() => reject(new Trouble(diedWords(name, tail()))));
  });
  ready.catch(() => undefined);
  return {
    name,
    pid: child.pid,
    ended,
    ready,
    tail,
    async stop(patienceMs = 30_000) {
      end("SIGTERM");
      const late = setTimeout(() => end("SIGKILL"), patienceMs);
      const ending = await ended;
      clearTimeout(late);
      return ending;
    },
    kill() {
      end("SIGKILL");
      return ended;
    },
    freeze: () => sendSignal(child, "SIGSTOP"),
    thaw: () => sendSignal(child, "SIGCONT"),
  };
}

/** Polls `url` until it answers 2xx. Throws Trouble when the child ends first, or after `patienceMs`. */
export async function waitFor(child: Child, url: string, patienceMs = 60_000): Promise<void> {
  let ending: Ending | undefined;
  void child.ended.then((how) => (ending = how));
  const until = performance.now() + patienceMs;
  let last = "no answer";
  while (performance.now() < until) {
    if (ending) throw new Trouble(describeDeath(child));
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
      const body = await answer.text();
      if (answer.ok) return;
      last = `${answer.status} ${body.slice(0, 300)}`;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Trouble(`${child.name} did not become ready (${url}: ${last}). Its last lines:\n${child.tail()}`);
}

/** One sentence and the last lines of a program that ended by itself. */
export function describeDeath(child: Child): string {
  return diedWords(child.name, child.tail());
}

function diedWords(name: string, words: string): string {
  return `${name} ended by itself. Its last lines:\n${words || "(it said nothing)"}`;
}

function sendSignal(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
