/** The few ways in which Catraca writes dates and numbers, by name, for next-intl's formatter. */
import type { Formats } from "next-intl";

/** Passed to next-intl on the server and in the browser; the clock has 24 hours in both languages. */
export const formats = {
  dateTime: {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    timeWithSeconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    day: { weekday: "short", day: "numeric", month: "short" },
    dayWithYear: { day: "numeric", month: "short", year: "numeric" },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: "percent", maximumFractionDigits: 0 },
  },
} satisfies Formats;
