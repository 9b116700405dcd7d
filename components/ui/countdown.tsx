"use client";
/** The time that is left, second by second. */
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useServerNow } from "@/components/live/server-clock";
import { clockOf, secondsLeft, thresholdPassed } from "./remaining";

interface CountdownProps {
  endsAt: Date | string | number;
  /** "41:58 left" rather than "41:58". */
  words?: boolean;
}

/**
 * Runs on the server's time, stops at 0:00 and claims nothing then: the state beside it says what is so.
 * Under five minutes it turns amber. Speaks at five minutes, one minute and the end only.
 */
export function Countdown({ endsAt, words = true }: CountdownProps) {
  const t = useTranslations("ui");
  const left = secondsLeft(new Date(endsAt).getTime(), useServerNow(1000));
  const before = useRef<number>(undefined);
  const [spoken, setSpoken] = useState<number>();

  useEffect(() => {
    const passed = thresholdPassed(before.current, left);
    before.current = left;
    if (passed !== undefined) setSpoken(passed);
  }, [left]);

  const time = clockOf(left);
  return (
    <span className={`tabular-nums ${left <= 300 ? "font-medium text-waiting" : ""}`}>
      <span role="timer" aria-live="off">
        {words ? t("timeLeft", { time }) : time}
      </span>
      <span role="status" className="sr-only">
        {spoken !== undefined && (spoken === 0 ? t("timeIsUp") : t("minutesLeft", { count: spoken }))}
      </span>
    </span>
  );
}
