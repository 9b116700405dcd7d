// The sweep: takes one due step after the other, the most urgent first, and a few of them side by side.
import type { Settling } from "@/core/settling";

export interface Sweeper {
  /** Looks at once whether something is due. */
  poke(): void;
  /** Begins nothing more, and resolves when what was begun is recorded. */
  stop(): Promise<void>;
}

export interface SweeperOptions {
  /** Begins the next step that is due. */
  readonly next: () => Promise<Settling>;
  /** How many steps may be under way at a time: few, so that what is most urgent never waits behind many. */
  readonly atOnce: number;
  /** Told whenever a step was recorded. */
  readonly onDone?: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Looks at least so often, whether woken or not (invariant 9). Milliseconds. */
const EVERY_MS = 1_000;

/** Starts it. It never ends by itself: what breaks goes to `onTrouble`, and it goes on. */
export function startSweeper({ next, atOnce, onDone, onTrouble }: SweeperOptions): Sweeper {
  let stopped = false;
  const bell = alarm();
  const underWay = new Set<Promise<void>>();
  const carryOut = (done: Promise<void>) => {
    const step = done.catch(onTrouble).finally(() => {
      underWay.delete(step);
      bell.ring();
      onDone?.();
    });
    underWay.add(step);
  };
  const sweep = async () => {
    while (!stopped) {
      const waitMs = await next().then(
        (settling) => {
          if (!settling.due) return Math.min(settling.nextInMs ?? EVERY_MS, EVERY_MS);
          carryOut(settling.done);
          return underWay.size < atOnce ? 0 : EVERY_MS;
        },
        (error: unknown) => {
          onTrouble(error);
          return EVERY_MS;
        },
      );
      if (waitMs > 0 && !stopped) await bell.within(waitMs);
    }
    await Promise.all(underWay);
  };
  const sweeping = sweep();
  return {
    poke: bell.ring,
    async stop() {
      stopped = true;
      bell.ring();
      await sweeping;
    },
  };
}

/** A bell that ends a wait; one that rings while nobody waits ends the next wait at once. */
function alarm() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async within(ms: number) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      rung = false;
    },
  };
}
