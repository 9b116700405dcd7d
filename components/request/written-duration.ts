/** A length of time in words. */
import { useTranslations } from "next-intl";

/** Gives "45 minutes", "2 hours", "1 h and 30 min" for whole minutes; in server and client components. */
export function useWrittenDuration(): (minutes: number) => string {
  const t = useTranslations("ui");
  return (minutes) => {
    if (minutes < 60) return t("minutes", { count: minutes });
    if (minutes % 60 === 0) return t("hours", { count: minutes / 60 });
    return t("hoursAndMinutes", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
}
