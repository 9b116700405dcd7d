// A timer that never overlaps itself.

export interface Timer {
  /** Stops, and resolves when a run under way has finished. */
  stop(): Promise<void>;
}

/** Runs the work again and again, each time `pauseMs` after it last finished. What it throws goes to `onTrouble`. */
export function repeat(
  pauseMs: number,
  work: () => Promise<unknown>,
  onTrouble: (error: unknown) => void,
): Timer {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = async () => {
    while (!stopped) {
      await work().catch(onTrouble);
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
