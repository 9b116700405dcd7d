"use client";
/** Tells the server the browser's time zone. */
import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { rememberPreference } from "./preference";

/** On the first visit, and after a journey, the page is asked for once more in the right zone. */
export function TimeZoneReporter() {
  const router = useRouter();
  const known = useTimeZone();

  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const cookie = `timeZone=${encodeURIComponent(timeZone)}`;
    if (!timeZone || timeZone === known || document.cookie.split("; ").includes(cookie)) return;
    rememberPreference("timeZone", timeZone);
    router.refresh();
  }, [router, known]);

  return null;
}
