"use client";
/** Asks the server for accounts and people while one types. */
import { useEffect, useState } from "react";
import type { PaletteFindings } from "./palette-entry";

const nothing: PaletteFindings = { accounts: [], people: [] };
const pauseMs = 120;

/** Waits for a pause in the typing, drops answers that came too late, and finds nothing when the search fails. */
export function usePaletteFindings(query: string, address: string | undefined) {
  const [findings, setFindings] = useState(nothing);
  const [searching, setSearching] = useState(false);
  const wanted = query.trim();

  useEffect(() => {
    if (!address || wanted.length < 2) {
      setFindings(nothing);
      setSearching(false);
      return;
    }
    const outdated = new AbortController();
    const timer = setTimeout(async () => {
      setSearching(true);
      try {
        const answer = await fetch(`${address}?q=${encodeURIComponent(wanted)}`, { signal: outdated.signal });
        setFindings(answer.ok ? await answer.json() : nothing);
      } catch {
        if (!outdated.signal.aborted) setFindings(nothing);
      }
      if (!outdated.signal.aborted) setSearching(false);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      outdated.abort();
    };
  }, [wanted, address]);

  return { findings, searching };
}
