import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getNow, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ServerClockProvider } from "@/components/live/server-clock";
import { isTheme, themeCookie } from "@/components/shell/theme";
import { TimeZoneReporter } from "@/components/shell/time-zone-reporter";
import { ClientMessages } from "@/i18n/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("productName"), template: `%s · ${t("productName")}` },
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#121215" },
  ],
};

/** Language, theme, texts and the server's time for every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, now, jar] = await Promise.all([getLocale(), getNow(), cookies()]);
  const theme = jar.get(themeCookie)?.value;
  return (
    <html
      lang={locale}
      data-theme={isTheme(theme) ? theme : "system"}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <ClientMessages>
          <ServerClockProvider now={now.getTime()}>
            <TimeZoneReporter />
            {children}
          </ServerClockProvider>
        </ClientMessages>
      </body>
    </html>
  );
}
