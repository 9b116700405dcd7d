/** Tells next-intl our languages, texts and formats, so that a wrong key fails the type check. */
import type { formats } from "./formats";
import type { Locale as OurLocale } from "./locales";
import type { Messages as OurMessages } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: OurMessages;
    Formats: typeof formats;
  }
}
