/** Access that should be gone: since when, what stands in the way, and what is being done about it. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { OverdueView } from "@/core/grant/views";
import { faultName, faultWord } from "./fault-word";

/** How it stands, and what is done; `toHolder`: that security knows of it, too. */
export function OverdueWords({ overdue, toHolder = false }: { overdue: OverdueView; toHolder?: boolean }) {
  const t = useTranslations("grant");
  const times = {
    since: () => <Time at={overdue.since} show="absolute" />,
    listed: () => overdue.listedAt && <Time at={overdue.listedAt} show="absolute" />,
  };
  return (
    <span data-overdue-words>
      {t.rich(overdue.listedAt ? "overdueListed" : "overdueUnproven", times)}{" "}
      {overdue.retriedEverySeconds === null
        ? t("overdueNotRetried")
        : t("overdueRetried", { seconds: overdue.retriedEverySeconds, attempts: overdue.attempts })}{" "}
      {toHolder && <>{t("overdueSeen")} </>}
      {overdue.lastFault && <FaultWords fault={overdue.lastFault} />}
    </span>
  );
}

/** The last trouble in words, with the name that AWS gives it. */
export function FaultWords({ fault }: { fault: string }) {
  const t = useTranslations("grant");
  const name = faultName(fault);
  return (
    <span data-fault={faultWord(fault)}>
      {t("lastTrouble", { trouble: t(`faults.${faultWord(fault)}`) })}
      {name && <code className="font-mono text-xs"> {name}</code>}
    </span>
  );
}
