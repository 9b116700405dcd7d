/** Dates and times as a form sends them ("2026-11-22T15:00"), in a time zone. Pure. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The instant at which clocks in the zone show this. A time that is skipped when clocks go forward counts from
 * before the change (02:30 is then 03:30); one that comes twice is its first. An invalid Date for anything that
 * is no date and time.
 */
export function instantIn(timeZone: string, local: string): Date {
  const asUtcMs = readLocal(local);
  if (asUtcMs === undefined) return new Date(Number.NaN);
  const before = offsetMsAt(timeZone, asUtcMs - DAY_MS);
  const after = offsetMsAt(timeZone, asUtcMs + DAY_MS);
  const instants = [asUtcMs - before, asUtcMs - after].filter(
    (instant) => instant + offsetMsAt(timeZone, instant) === asUtcMs,
  );
  return new Date(instants.length > 0 ? Math.min(...instants) : asUtcMs - before);
}

/** What a field of date and time shows for an instant: "2026-11-22T15:00" in the zone, cut to the minute. */
export function localIn(timeZone: string, instantMs: number): string {
  return new Date(instantMs + offsetMsAt(timeZone, instantMs)).toISOString().slice(0, 16);
}

function readLocal(local: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const instant = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 February would roll over into March.
  return new Date(instant).toISOString().slice(0, 16) === local.slice(0, 16) ? instant : undefined;
}

/** By how much clocks in the zone are ahead of UTC at an instant; whole minutes. */
export function offsetMsAt(timeZone: string, instantMs: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instantMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return shown - Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
}
