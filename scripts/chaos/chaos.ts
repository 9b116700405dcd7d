// The faults of a run, each begun and ended in its time, overlapping; and everything made good in the end.

import type { Begun } from "./faults";
import type { Disturbance } from "./judge/evidence";

/** Says what happens, in one line. */
export type Tell = (line: string) => void;

/** Keeps which faults run, so that nothing is left broken, and when each of them was. */
export class Chaos {
  readonly disturbances: Disturbance[] = [];
  private readonly running = new Map<Begun, Disturbance>();
  private readonly beginning = new Set<Promise<Begun | undefined>>();
  private readonly tell: Tell;
  private isOver = false;

  constructor(tell: Tell) {
    this.tell = tell;
  }

  /** Begins a fault and ends it after `forMs`, or when all is healed. What cannot be begun is told and left out. */
  async make(begin: () => Promise<Begun>, forMs: number, subject: string): Promise<void> {
    const disturbance = { name: subject, fromMs: Date.now(), untilMs: Number.POSITIVE_INFINITY };
    this.disturbances.push(disturbance);
    await this.last(disturbance, begin, forMs);
  }

  /** The same for what is no fault, but a change that is taken back. */
  live(begin: () => Promise<Begun>, forMs: number, subject: string): Promise<void> {
    const change = { name: subject, fromMs: Date.now(), untilMs: Number.POSITIVE_INFINITY };
    return this.last(change, begin, forMs);
  }

  /** Ends every fault that still runs; none begins any more. */
  async heal(): Promise<void> {
    this.isOver = true;
    await Promise.allSettled(this.beginning);
    await Promise.all([...this.running.keys()].map((begun) => this.end(begun)));
  }

  private async last(what: Disturbance, begin: () => Promise<Begun>, forMs: number): Promise<void> {
    if (this.isOver) return;
    const beginning = this.begun(what, begin);
    this.beginning.add(beginning);
    const begun = await beginning;
    this.beginning.delete(beginning);
    if (!begun) return;
    this.tell(forMs > 0 ? `${begun.name}, for ${(forMs / 1000).toFixed(1)} s` : begun.name);
    await new Promise((resolve) => setTimeout(resolve, forMs));
    await this.end(begun);
  }

  private async begun(what: Disturbance, begin: () => Promise<Begun>): Promise<Begun | undefined> {
    try {
      const begun = await begin();
      what.name = begun.name;
      this.running.set(begun, what);
      return begun;
    } catch (error) {
      what.untilMs = Date.now();
      this.tell(`${what.name}: not possible now (${(error as Error).message.split("\n")[0]})`);
      return undefined;
    }
  }

  private async end(begun: Begun): Promise<void> {
    const disturbance = this.running.get(begun);
    if (!disturbance) return;
    this.running.delete(begun);
    await begun.end();
    disturbance.untilMs = Date.now();
  }
}
