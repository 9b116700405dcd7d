"use client";
/** Shares one live link among all that a page shows, and opens it only while something on the page is live. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type LiveStatus, openLiveLink } from "./live-link";
import { useServerClock } from "./server-clock";

/** How the link stands. `heardAt`: when the server was last heard, by its own time, milliseconds. */
export interface LiveState {
  status: LiveStatus;
  heardAt: number | undefined;
}

/** Told which topics changed. */
export type TopicListener = (topics: readonly string[]) => void;

interface Live {
  state: LiveState;
  /** Listens to changes; the answer stops it. */
  listen: (listener: TopicListener) => () => void;
}

const nothing: Live = { state: { status: "connecting", heardAt: undefined }, listen: () => () => {} };
const LiveContext = createContext<Live>(nothing);

/** Stands in the shell, around every page. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const clock = useServerClock();
  const listeners = useRef(new Set<TopicListener>());
  const [wanted, setWanted] = useState(false);
  const [state, setState] = useState<LiveState>(nothing.state);

  const listen = useCallback((listener: TopicListener) => {
    listeners.current.add(listener);
    setWanted(true);
    return () => {
      listeners.current.delete(listener);
      setWanted(listeners.current.size > 0);
    };
  }, []);

  useEffect(() => {
    if (!wanted) return;
    let missed = false;
    const tell = (topics: readonly string[]) => {
      for (const listener of listeners.current) listener(topics);
    };
    const close = openLiveLink({
      status: (status) => {
        setState((last) => (last.status === status ? last : { ...last, status }));
        // What happened while the link was lost is not told again: then everything may have changed.
        if (status === "live" && missed) tell(["*"]);
        missed = status === "lost";
      },
      event: ({ now, topics }) => {
        clock.observe(now);
        setState({ status: "live", heardAt: now });
        if (topics.length > 0) tell(topics);
      },
    });
    return () => {
      close();
      setState(nothing.state);
    };
  }, [wanted, clock]);

  const live = useMemo(() => ({ state, listen }), [state, listen]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The live link around. */
export function useLive(): Live {
  return use(LiveContext);
}
