/** How many requests wait for one's decision. */
import { useTranslations } from "next-intl";

/** A small number, spoken as a sentence; nothing when none waits. */
export function WaitingCount({ count }: { count: number }) {
  const t = useTranslations("shell");
  if (count === 0) return null;
  return (
    <span className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-waiting-soft px-1 text-xs font-medium text-waiting tabular-nums">
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t("waitingCount", { count })}</span>
    </span>
  );
}
