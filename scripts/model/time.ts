// Virtual time: everything that waits, waits here, and one thing proceeds at a time, chosen by the run's own chance.
import { setImmediate, setTimeout } from "node:timers/promises";
import { Killed, type Process } from "./process";

const startTimer = globalThis.setTimeout;

interface Waiting {
  /** Not before this instant. */
  atMs: number;
  readonly of: Process | undefined;
  readonly go: () => void;
  readonly fail: (error: Error) => void;
}

/** What else has appointments: the sandbox's own clock. */
export interface Follower {
  whenNextMs(): number | undefined;
  moveTo(atMs: number): void;
}

/** A wait that can be cut short. */
export interface Nap {
  readonly over: Promise<void>;
  /** Wakes at that instant, if that is sooner. */
  notAfter(atMs: number): void;
}

/** Real time after which what is still in a loose turn waits for somebody else; milliseconds. */
const LOOSE_MS = 5;
const LOOSE_ROUNDS = 100;

/** Moves only when nothing can proceed; then straight to the next appointment. */
export class VirtualTime {
  #nowMs: number;
  #atWork = 0;
  #loose = 0;
  #idle: (() => void) | undefined;
  readonly #waiting = new Set<Waiting>();
  readonly #follower: Follower;
  readonly #choose: (among: number) => number;

  /** `choose` picks who proceeds, of so many that could. */
  constructor(startMs: number, follower: Follower, choose: (among: number) => number) {
    this.#nowMs = startMs;
    this.#follower = follower;
    this.#choose = choose;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Waits for its turn, then does real work, while all else stands still. */
  async turn<T>(of: Process, work: () => Promise<T>): Promise<T> {
    await this.nap(of, this.#nowMs).over;
    this.#atWork += 1;
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
      if (this.#atWork === 0) this.#idle?.();
    }
  }

  /** The same for what may wait for somebody else's work within: the SDK shares credentials that are on their way. */
  async looseTurn<T>(of: Process, work: () => Promise<T>): Promise<T> {
    await this.nap(of, this.#nowMs).over;
    this.#loose += 1;
    try {
      return await work();
    } finally {
      this.#loose -= 1;
    }
  }

  /** Waits in virtual time. */
  sleep(of: Process, ms: number): Promise<void> {
    return this.nap(of, this.#nowMs + ms).over;
  }

  nap(of: Process | undefined, atMs: number): Nap {
    let waiting: Waiting | undefined;
    const over = new Promise<void>((resolve, reject) => {
      if (of?.isDead) return reject(new Killed());
      waiting = { atMs, of, go: resolve, fail: reject };
      this.#waiting.add(waiting);
    });
    return {
      over,
      notAfter(ms) {
        if (waiting) waiting.atMs = Math.min(waiting.atMs, ms);
      },
    };
  }

  /** For work in a loose turn: lets others proceed until that is settled. */
  async meanwhile<T>(waited: Promise<T>): Promise<T> {
    this.#loose -= 1;
    return waited.finally(() => {
      this.#loose += 1;
    });
  }

  /** The same within a turn. */
  async standStill(of: Process): Promise<void> {
    this.#atWork -= 1;
    if (this.#atWork === 0) this.#idle?.();
    await this.nap(of, this.#nowMs).over.finally(() => {
      this.#atWork += 1;
    });
  }

  /** Nothing of a dead process goes on. */
  bury(dead: Process): void {
    for (const waiting of [...this.#waiting].filter(({ of }) => of === dead)) {
      this.#waiting.delete(waiting);
      waiting.fail(new Killed());
    }
  }

  /** Lets everything proceed until `isOver`, or until nothing is left to wait for. */
  async run(isOver: () => boolean): Promise<void> {
    for (;;) {
      await this.#quiet();
      if (isOver()) return;
      const ready = [...this.#waiting].filter((one) => wakesAtMs(one) <= this.#nowMs);
      const next = ready.length > 1 ? ready[this.#choose(ready.length)] : ready[0];
      if (next) {
        this.#waiting.delete(next);
        next.go();
      } else if (!this.#advance()) {
        if (this.#loose <= 0) return;
        await setTimeout(1); // real work that nobody else waits for
      }
    }
  }

  /** Until every promise that can go on has gone on. */
  async #quiet(): Promise<void> {
    let looseUntilMs: number | undefined;
    for (let rounds = 0; ; rounds += 1) {
      if (this.#atWork > 0) await this.#workDone();
      await setImmediate();
      if (this.#atWork > 0) continue;
      if (this.#loose === 0) return;
      looseUntilMs ??= performance.now() + LOOSE_MS;
      if (rounds > LOOSE_ROUNDS && performance.now() > looseUntilMs) return;
    }
  }

  #workDone(): Promise<void> {
    return new Promise((resolve, reject) => {
      const hanging = () => reject(new Error("Something hangs: nothing proceeded for 30 s."));
      const watchdog = startTimer(hanging, 30_000);
      this.#idle = () => {
        clearTimeout(watchdog);
        resolve();
      };
    });
  }

  #advance(): boolean {
    const nextMs = Math.min(
      this.#follower.whenNextMs() ?? Number.POSITIVE_INFINITY,
      ...[...this.#waiting].map(wakesAtMs),
    );
    if (!Number.isFinite(nextMs)) return false;
    this.#nowMs = Math.max(this.#nowMs, nextMs);
    this.#follower.moveTo(this.#nowMs);
    return true;
  }
}

function wakesAtMs({ atMs, of }: Waiting): number {
  return Math.max(atMs, of?.stoppedUntilMs ?? 0);
}
