/** A clock that runs on the server's time. No React. */

/** One ticking clock for a whole page, however many count on it. */
export interface ServerClock {
  /** What the server said when it rendered; the first render in the browser uses it too, so both agree. */
  renderedAt: number;
  /** The server's time, milliseconds. */
  now(): number;
  /** Learns the server's time; the latest word counts. */
  observe(serverNow: number): void;
  /** Calls back about each second while somebody listens. */
  subscribe(listener: () => void): () => void;
}

/** `renderedAt` in milliseconds; `browserNow` is for tests. */
export function createServerClock(renderedAt: number, browserNow: () => number = Date.now): ServerClock {
  let offset = renderedAt - browserNow();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  return {
    renderedAt,
    now: () => browserNow() + offset,
    observe(serverNow) {
      offset = serverNow - browserNow();
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => {
        for (const each of listeners) each();
      }, 1000);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
