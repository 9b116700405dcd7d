"use client";
/** The switch between themes. */
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { preferenceAddress, rememberPreference } from "./preference";
import { segmentGroupStyle, segmentStyle } from "./segment-style";
import { isTheme, type Theme, themes } from "./theme";

const icons = { system: Monitor, light: Sun, dark: Moon };
const words = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

/** Links, so that it works without JavaScript; with it the colours change at once, without asking the server. */
export function ThemeSwitch() {
  const t = useTranslations("shell");
  const [current, setCurrent] = useState<Theme>();

  useEffect(() => {
    const read = () => {
      const theme = document.documentElement.dataset.theme;
      setCurrent(isTheme(theme) ? theme : "system");
    };
    read();
    // The switch stands in the bar and in the person's menu: both follow.
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);

  return (
    <nav aria-label={t("theme")} className={segmentGroupStyle}>
      {themes.map((theme) => {
        const Icon = icons[theme];
        return (
          <Tooltip key={theme} text={t(words[theme])} labels>
            <a
              href={preferenceAddress("theme", theme)}
              aria-label={t(words[theme])}
              aria-current={theme === current ? "true" : undefined}
              className={segmentStyle}
              onClick={(event) => {
                event.preventDefault();
                rememberPreference("theme", theme);
                document.documentElement.dataset.theme = theme;
              }}
            >
              <Icon aria-hidden />
            </a>
          </Tooltip>
        );
      })}
    </nav>
  );
}
