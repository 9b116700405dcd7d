/** Who decides, while it waits. */
import { useFormatter, useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { RequestView } from "@/core/request/views";
import { CardPart } from "./card-part";

/** `viewerId`: who reads this. */
export function DecidersPart({ request, viewerId }: { request: RequestView; viewerId: string }) {
  const t = useTranslations("approval");
  const format = useFormatter();
  const others = request.deciders.filter(({ id }) => id !== viewerId);
  const names = format.list(others.map((each) => each.displayName));
  const mine = others.length < request.deciders.length;
  return (
    <CardPart title={t("decidersTitle")}>
      <p>
        {others.length === 0
          ? t(mine ? "onlyYou" : "nobodyDecides")
          : t(mine ? "othersToo" : "theyDecide", { names, count: others.length })}{" "}
        {t("oneIsEnough")}
      </p>
      <p className="text-ink-soft">{t.rich("lapses", { time: () => <Time at={request.lapsesAt} /> })}</p>
    </CardPart>
  );
}
