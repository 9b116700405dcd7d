// How the installation is: its workers, and what of it does not do its work. Pure.

/** A worker that was seen lately. */
export interface WorkerView {
  /** The number under which it sends; its log names it. */
  readonly number: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** By so much its own clock is ahead of Postgres's, at the least; behind when negative. */
  readonly clockOffMs: number;
}

/** A worker that was not heard for so long does not count as running. */
export const WORKER_SEEN_MS = 30_000;

/** Postgres's clock decides; a worker's own that is off by more than this is a sign of a machine that needs a look. */
const CLOCK_OFF_MS = 5_000;

/** What keeps an installation from doing all its work, though access still ends as long as a worker runs. */
export type Ailment = "queue-down" | "no-worker" | "worker-clock-off";

/** Whether this worker's clock is so far off that somebody should look at its machine. */
export function isClockOff({ clockOffMs }: Pick<WorkerView, "clockOffMs">): boolean {
  return Math.abs(clockOffMs) > CLOCK_OFF_MS;
}

/** What is wrong, the worst first. */
export function ailmentsOf(workers: readonly WorkerView[], queue: "up" | "down"): Ailment[] {
  return [
    ...(workers.length === 0 ? (["no-worker"] as const) : []),
    ...(workers.some(isClockOff) ? (["worker-clock-off"] as const) : []),
    ...(queue === "down" ? (["queue-down"] as const) : []),
  ];
}

/**
 * How far a clock is off that read `beforeMs` just before and `afterMs` just after another read `otherMs`; what the
 * time in between can explain does not count.
 */
export function clockOffMs(otherMs: number, beforeMs: number, afterMs: number): number {
  if (otherMs < beforeMs) return beforeMs - otherMs;
  return otherMs > afterMs ? afterMs - otherMs : 0;
}
