/** How an instant is written: relative and absolute, in a language and a zone. Pure. */

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** "in 42 min", "3 min ago", "há 3 min"; whole units, cut rather than rounded. Both in milliseconds. */
export function relativeTime(atMs: number, nowMs: number, locale: string): string {
  const seconds = Math.trunc((atMs - nowMs) / 1000);
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  const written = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  return written.format(Math.trunc(seconds / size), unit).replace(/\.(?=\s|$)/g, "");
}

/** "15:00 BRT"; with the day if that is not today in this zone, with the year if that is another. */
export function absoluteTime(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  return written(atMs, nowMs, { locale, timeZone });
}

/** The same to the second: "15:00:03 BRT". */
export function exactTime(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  return written(atMs, nowMs, { locale, timeZone, second: "2-digit" });
}

interface Style {
  locale: string;
  timeZone: string;
  second?: "2-digit";
}

function written(atMs: number, nowMs: number, { locale, timeZone, second }: Style): string {
  const inZone = (instant: number) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(instant);
  const [day, today] = [inZone(atMs), inZone(nowMs)];
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second,
    hourCycle: "h23",
  }).format(atMs);
  const time = `${clock} ${zoneName(atMs, locale, timeZone)}`;
  if (day === today) return time;
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "short", year }).format(
    atMs,
  );
  return `${date.replaceAll(".", "")}, ${time}`;
}

/** "2026-11-22 18:00:00 UTC": the same for everybody; for hovering and exports. */
export function utcTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "BRT", "CET", else "GMT-3". English has no name for Brazil's zones (CLDR), Portuguese does. */
function zoneName(atMs: number, locale: string, timeZone: string): string {
  const nameIn = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" })
      .formatToParts(atMs)
      .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  const name = nameIn(locale);
  return name.startsWith("GMT") ? nameIn("pt-BR") : name;
}
