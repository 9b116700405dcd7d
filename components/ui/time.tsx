"use client";
/** An instant, as people read it. */
import { useLocale, useTimeZone } from "next-intl";
import { useServerNow } from "@/components/live/server-clock";
import { absoluteTime, exactTime, relativeTime, utcTime } from "./written-time";

interface TimeProps {
  /** A Date, its ISO text, or milliseconds. */
  at: Date | string | number;
  /** both: "in 42 min · 15:00 BRT"; the other way is then in the tooltip. exact: "15:00:03 BRT". */
  show?: "both" | "relative" | "absolute" | "exact";
  className?: string;
}

/** How often the relative time is written anew. */
const everyMs = 10_000;

/** Counts on by the server's clock, says the zone, and shows UTC on hover. */
export function Time({ at, show = "both", className }: TimeProps) {
  const atMs = new Date(at).getTime();
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const clockMs = useServerNow(everyMs);
  // The clock moves in steps: what lies within the current one is now, not "in 4 s".
  const nowMs = atMs > clockMs && atMs - clockMs < everyMs ? atMs : clockMs;
  const relative = relativeTime(atMs, nowMs, locale);
  const absolute = absoluteTime(atMs, nowMs, locale, timeZone);
  const text =
    show === "exact"
      ? exactTime(atMs, nowMs, locale, timeZone)
      : { both: `${relative} · ${absolute}`, relative, absolute }[show];
  const hover = show === "relative" ? `${absolute} · ${utcTime(atMs)}` : utcTime(atMs);
  return (
    // Node and the browser may bring different versions of CLDR, hence suppressHydrationWarning.
    <time
      dateTime={new Date(atMs).toISOString()}
      title={hover}
      className={className}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
