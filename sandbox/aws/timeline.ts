/**
 * What is still to happen, in order of time. Nothing in the sandbox sets a timer of its own: it puts an
 * entry here, and every request first lets all that is due happen, so a late timer changes no answer.
 */
import type { Clock } from "./clock";

interface Entry {
  atMs: number;
  order: number;
  happen: () => void;
  cancelled: boolean;
}

/** Takes an entry of the timeline back. */
export type Cancel = () => void;

export class Timeline {
  readonly #clock: Clock;
  readonly #heap: Entry[] = [];
  #order = 0;
  #happeningAtMs: number | undefined;
  #disarm: Cancel | undefined;
  #armedForMs = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Now in milliseconds; while an entry happens, the instant it was due at. */
  now(): number {
    return this.#happeningAtMs ?? this.#clock.now();
  }

  /** Lets `happen` run `delayMs` from now. */
  after(delayMs: number, happen: () => void): Cancel {
    return this.at(this.now() + delayMs, happen);
  }

  /** Lets `happen` run at `atMs`, or as soon as possible if that has passed. */
  at(atMs: number, happen: () => void): Cancel {
    const entry: Entry = { atMs, order: this.#order++, happen, cancelled: false };
    this.#push(entry);
    this.#arm();
    return () => {
      entry.cancelled = true;
    };
  }

  /** When the next thing is due, in milliseconds since 1970; undefined when nothing is to happen. */
  whenNextMs(): number | undefined {
    while (this.#heap[0]?.cancelled) this.#pop();
    return this.#heap[0]?.atMs;
  }

  /** Lets everything happen that is due by now. */
  catchUp(): void {
    if (this.#happeningAtMs !== undefined || this.#closed) return;
    const untilMs = this.#clock.now();
    for (let next = this.#heap[0]; next && next.atMs <= untilMs; next = this.#heap[0]) {
      this.#pop();
      if (next.cancelled) continue;
      this.#happeningAtMs = next.atMs;
      try {
        next.happen();
      } finally {
        this.#happeningAtMs = undefined;
      }
    }
    this.#arm();
  }

  /** Nothing happens any more. */
  close(): void {
    this.#closed = true;
    this.#disarm?.();
    this.#heap.length = 0;
  }

  #arm(): void {
    const nextMs = this.#heap[0]?.atMs ?? Number.POSITIVE_INFINITY;
    if (this.#closed || this.#happeningAtMs !== undefined || nextMs === this.#armedForMs) return;
    this.#disarm?.();
    this.#armedForMs = nextMs;
    if (nextMs === Number.POSITIVE_INFINITY) return;
    this.#disarm = this.#clock.wakeAt(nextMs, () => {
      this.#armedForMs = Number.POSITIVE_INFINITY;
      this.catchUp();
    });
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other) return false;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }

  #push(entry: Entry): void {
    let child = this.#heap.push(entry) - 1;
    for (
      let parent = (child - 1) >> 1;
      child > 0 && this.#isBefore(child, parent);
      parent = (child - 1) >> 1
    ) {
      this.#swap(child, parent);
      child = parent;
    }
  }

  #pop(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const least = this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(least, parent)) return;
      this.#swap(parent, least);
      parent = least;
    }
  }
}
