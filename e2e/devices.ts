// The two sizes and two languages in which the product has to be right.

import type { BrowserContextOptions } from "@playwright/test";
import type { Locale } from "@/i18n/locales";

/** A window on a desk, and a phone held upright. */
export const sizes = {
  1440: { viewport: { width: 1440, height: 900 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Record<number, BrowserContextOptions>;

export type Width = keyof typeof sizes;

/** A browser of this size whose owner reads this language. */
export function device(locale: Locale, width: Width): BrowserContextOptions {
  return { ...sizes[width], locale: locale === "en" ? "en-US" : locale, timezoneId: "America/Sao_Paulo" };
}
