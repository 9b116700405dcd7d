"use client";
/** The switch between languages. */
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { locales } from "@/i18n/locales";
import { preferenceAddress, rememberPreference } from "./preference";
import { segmentGroupStyle, segmentStyle } from "./segment-style";

/** Links, so that it works without JavaScript; with it the page changes in place and keeps what is typed. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const current = useLocale();
  const router = useRouter();
  return (
    <nav aria-label={t("language")} className={segmentGroupStyle}>
      {locales.map((locale) => (
        <a
          key={locale}
          href={preferenceAddress("locale", locale)}
          lang={locale}
          aria-label={t(locale)}
          aria-current={locale === current ? "true" : undefined}
          className={segmentStyle}
          onClick={(event) => {
            event.preventDefault();
            rememberPreference("locale", locale);
            router.refresh();
          }}
        >
          {locale.slice(0, 2).toUpperCase()}
        </a>
      ))}
    </nav>
  );
}
