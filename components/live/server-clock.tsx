"use client";
/** The server's time in the browser: countdowns and ages are counted by it, not by the visitor's clock. */
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { createServerClock, type ServerClock } from "./clock";

const ClockContext = createContext<ServerClock>(createServerClock(0));

/** Wraps the whole portal once. `now` is the server's time at rendering, in milliseconds; live messages refine it. */
export function ServerClockProvider({ now, children }: { now: number; children: ReactNode }) {
  const [clock] = useState(() => createServerClock(now));
  useEffect(() => clock.observe(now), [clock, now]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** The clock itself, for those who learn the server's time anew. */
export function useServerClock(): ServerClock {
  return use(ClockContext);
}

/** The server's time in milliseconds, cut to multiples of `everyMs`; renders again when that changes. */
export function useServerNow(everyMs: number): number {
  const clock = useServerClock();
  const cut = (instant: number) => Math.floor(instant / everyMs) * everyMs;
  const inBrowser = useCallback(() => Math.floor(clock.now() / everyMs) * everyMs, [clock, everyMs]);
  return useSyncExternalStore(clock.subscribe, inBrowser, () => cut(clock.renderedAt));
}
