/** Time that is left, as a clock shows it. Pure. */

/** Whole seconds until the end, rounded up so that 0 means over; never negative. */
export function secondsLeft(endsAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));
}

/** "41:58", "1:41:58". */
export function clockOf(seconds: number): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** The moments worth speaking of, in minutes before the end. */
const spokenMinutes = [5, 1, 0] as const;

/** The threshold that was passed since the last look, if any; a first look speaks of none. */
export function thresholdPassed(before: number | undefined, after: number): number | undefined {
  if (before === undefined) return undefined;
  return spokenMinutes.findLast((minutes) => before > minutes * 60 && after <= minutes * 60);
}
