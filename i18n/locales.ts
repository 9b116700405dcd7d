/** The languages Catraca speaks, and how one is chosen for a visitor. Pure. */

/** Every language, as BCP 47 tags; the first is the fallback. */
export const locales = ["en", "pt-BR"] as const;

/** A language that Catraca speaks. */
export type Locale = (typeof locales)[number];

/** The cookie that remembers the chosen language. */
export const localeCookie = "locale";

/** Whether a text from outside names a language that Catraca speaks. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The language for a visitor: the cookie's if it names one of ours, else the best of Accept-Language
 * (RFC 9110 §12.5.4; any Portuguese counts as pt-BR), else English.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "").split(",").map(readRange);
  wanted.sort((one, other) => other.quality - one.quality);
  for (const { language, quality } of wanted) {
    const match = locales.find((locale) => locale.slice(0, 2) === language);
    if (match && quality > 0) return match;
  }
  return locales[0];
}

function readRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
  const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
  return { language: tag.slice(0, 2), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
}
