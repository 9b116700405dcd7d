/** How far the look at AWS is, or when the last one was. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Time } from "@/components/ui/time";
import type { ReconciliationView } from "@/core/drift/views";

/** `believe`: the way to take the word of a look that was held back. */
export function ReconciliationState({
  reconciliation,
  believe,
}: {
  reconciliation: ReconciliationView;
  believe: ReactNode;
}) {
  const t = useTranslations("drift");
  const { current, last, heldBack } = reconciliation;
  return (
    <>
      {current && <Progress current={current} />}
      {!current && last && (
        <p data-reconciliation="finished" className="text-ink-soft">
          {t.rich("last", { lists: last.lists, time: () => <Time at={last.finishedAt} /> })}
        </p>
      )}
      {!current && !last && <Banner title={t("neverLooked")}>{t("neverLookedBody")}</Banner>}
      {heldBack && (
        <Banner tone="caution" title={t("heldBackTitle")} action={believe}>
          {heldBack.gone > 0 ? t("heldBackGone", heldBack) : t("heldBackMissing")}
        </Banner>
      )}
    </>
  );
}

/** The browser's own bar, in the portal's colours. */
const bar = [
  "mt-2 block h-1.5 w-full max-w-md appearance-none overflow-hidden rounded border-0 bg-line",
  "[&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent-fill [&::-moz-progress-bar]:bg-accent-fill",
].join(" ");

function Progress({ current }: { current: NonNullable<ReconciliationView["current"]> }) {
  const t = useTranslations("drift");
  const { done, total, startedAt, fault } = current;
  return (
    <div data-reconciliation={fault ? "paused" : "running"} className="flex flex-col gap-2">
      <Banner tone={fault ? "caution" : "info"} title={t("progressTitle")}>
        <p className="tabular-nums">
          {t.rich("progress", { done, total, time: () => <Time at={startedAt} show="absolute" /> })}
        </p>
        {fault && <p>{t("paused", { code: fault })}</p>}
        <progress aria-label={t("progressTitle")} max={Math.max(total, 1)} value={done} className={bar} />
      </Banner>
    </div>
  );
}
