/** The one source of time of the sandbox: the machine's clock, or one that a test turns by hand. */

/** Tells the time and wakes once at an instant. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /** Calls `wake` once `atMs` has come; the answer takes the appointment back. */
  wakeAt(atMs: number, wake: () => void): () => void;
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's clock. Its timers do not keep the process alive. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    wakeAt(atMs, wake) {
      const waitMs = Math.min(Math.max(atMs - Date.now(), 0), LONGEST_TIMEOUT_MS);
      const timer = setTimeout(wake, waitMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves time on by `ms`, stopping at every appointment on the way. */
  advance(ms: number): void;
  /** The next appointment of anything that runs by this clock, in milliseconds since 1970; undefined without one. */
  whenNextMs(): number | undefined;
}

/** Makes a clock that starts at `startMs` and moves only by `advance`. */
export function manualClock(startMs = Date.UTC(2026, 10, 2, 12, 0, 0)): ManualClock {
  let nowMs = startMs;
  const waiting = new Set<{ atMs: number; wake: () => void }>();
  const nextBefore = (limitMs: number) =>
    [...waiting].filter((one) => one.atMs <= limitMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    now: () => nowMs,
    wakeAt(atMs, wake) {
      const appointment = { atMs, wake };
      waiting.add(appointment);
      return () => waiting.delete(appointment);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let next = nextBefore(untilMs); next; next = nextBefore(untilMs)) {
        waiting.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      nowMs = untilMs;
    },
    whenNextMs: () => nextBefore(Number.POSITIVE_INFINITY)?.atMs,
  };
}
