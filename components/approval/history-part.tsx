/** Whether what is asked is normal: before, how often, and by whom else. */
import { useFormatter, useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { RequestHistory, RequestView } from "@/core/request/views";
import { CardPart } from "./card-part";

/** Two sentences. */
export function HistoryPart({ request, history }: { request: RequestView; history: RequestHistory }) {
  const t = useTranslations("approval");
  const format = useFormatter();
  const { timesBefore, lastBefore, others } = history;
  const name = request.requester.displayName;
  return (
    <CardPart title={t("normalTitle")}>
      <p>
        {timesBefore === 0 || !lastBefore
          ? t("neverBefore", { name })
          : t.rich("before", { name, count: timesBefore, time: () => <Time at={lastBefore} /> })}
      </p>
      <p className="text-ink-soft">
        {others.length === 0
          ? t("nobodyElse")
          : t("others", { count: others.length, names: format.list(others.map((each) => each.displayName)) })}
      </p>
    </CardPart>
  );
}
