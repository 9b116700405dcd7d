"use client";
/** How fresh a live page is. */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { relativeTime } from "@/components/ui/written-time";
import { useLive } from "./live-provider";
import { useServerNow } from "./server-clock";

/** "Live · updated 5 s ago"; without touch it says since when, loudly, and offers to load the page again. */
export function FreshnessLine() {
  const t = useTranslations("shell");
  const format = useFormatter();
  const locale = useLocale();
  const { state } = useLive();
  const now = useServerNow(5_000);
  const heardAt = state.heardAt ?? now;
  const lost = state.status === "lost";
  const text = {
    connecting: () => t("liveConnecting"),
    live: () => t("liveUpdated", { ago: relativeTime(Math.min(heardAt, now), now, locale) }),
    lost: () => t("lost", { time: format.dateTime(heardAt, "timeWithSeconds") }),
  }[state.status];
  const dot = { connecting: "bg-ink-faint", live: "bg-active", lost: "bg-failed" }[state.status];
  return (
    <p
      className={`flex min-h-5 items-center gap-2 text-xs print:hidden ${lost ? "text-failed" : "text-ink-faint"}`}
    >
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${dot}`} />
      <span className="tabular-nums">{text()}</span>
      {lost && (
        <button
          type="button"
          className="rounded underline underline-offset-3"
          onClick={() => location.reload()}
        >
          {t("refresh")}
        </button>
      )}
      <span role="status" className="sr-only">
        {lost && t("lostShort", { time: format.dateTime(heardAt, "timeWithSeconds") })}
      </span>
    </p>
  );
}
