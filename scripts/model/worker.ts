// A worker as a run plays it: the sweep of worker/sweeper.ts in virtual time, for assignments and for guards.
import { settle } from "@/core/assignment/settle";
import { settleGuard } from "@/core/guard/settle-guard";
import type { Settling } from "@/core/settling";
import type { Ports } from "./ports";
import { Killed, type Process } from "./process";
import type { Nap, VirtualTime } from "./time";

export interface WorkerOptions {
  readonly process: Process;
  readonly ports: Ports;
  readonly time: VirtualTime;
  /** When something falls due next in that table, by the truth; milliseconds since 1970. */
  readonly nextDueMs: (process: Process, table: "assignment" | "guard") => Promise<number>;
  /** How long after something fell due the sweep comes by: at most a second. */
  readonly phaseMs: () => number;
  readonly guarded: boolean;
  readonly onTrouble: (error: unknown) => void;
}

export interface Worker {
  /** What is due may have changed. */
  poke(): void;
}

/** How often the sweep comes by. */
const EVERY_MS = 1_000;

/** Starts it; it goes on until its process is dead. */
export function startWorker(options: WorkerOptions): Worker {
  const naps = new Set<Nap>();
  const poke = (withinMs: number) => {
    for (const nap of naps) nap.notAfter(options.time.nowMs() + withinMs);
  };
  const loop = (next: () => Promise<Settling>, table: "assignment" | "guard", atOnce: number) =>
    sweep({ ...options, next, table, atOnce, naps, ring: () => poke(0) });
  void loop(() => settle(options.ports), "assignment", 16);
  if (options.guarded) void loop(() => settleGuard(options.ports), "guard", 4);
  return { poke: () => poke(options.phaseMs()) };
}

interface SweepOptions extends WorkerOptions {
  readonly next: () => Promise<Settling>;
  readonly table: "assignment" | "guard";
  readonly atOnce: number;
  readonly naps: Set<Nap>;
  readonly ring: () => void;
}

async function sweep(options: SweepOptions): Promise<void> {
  const { time, process, next, table, atOnce, nextDueMs, naps, phaseMs, ring } = options;
  let underWay = 0;
  const rest = async (untilMs: number) => {
    const nap = time.nap(process, untilMs);
    naps.add(nap);
    await nap.over.catch(() => undefined);
    naps.delete(nap);
  };
  const trouble = (error: unknown) => {
    if (!(error instanceof Killed)) options.onTrouble(error);
  };
  const carryOut = (done: Promise<void>) => {
    underWay += 1;
    void done.catch(trouble).finally(() => {
      underWay -= 1;
      ring();
    });
  };
  while (!process.isDead) {
    try {
      const dueMs = underWay < atOnce ? await nextDueMs(process, table) : Number.POSITIVE_INFINITY;
      if (dueMs > time.nowMs()) {
        await rest(dueMs + phaseMs());
        continue;
      }
      const settling = await next();
      if (settling.due) carryOut(settling.done);
      else await rest(time.nowMs() + EVERY_MS);
    } catch (error) {
      trouble(error);
      await rest(time.nowMs() + EVERY_MS);
    }
  }
}
