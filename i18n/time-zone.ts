/** Which time zone a visitor's times are shown in. Pure. */

/** The cookie in which the browser tells its own zone. */
export const timeZoneCookie = "timeZone";

/** Used until the browser has told its zone, and when it tells nonsense. */
const defaultTimeZone = "America/Sao_Paulo";

/** The cookie's zone if the runtime knows it, else the fallback (IANA names). */
export function chooseTimeZone(cookie: string | undefined, fallback: string = defaultTimeZone): string {
  if (!cookie || cookie.length > 64) return fallback;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}
