/** When a grant begins and ends, and what that means now. Never more than AWS has confirmed. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { OverdueWords } from "./overdue-words";

/** One sentence; while access lasts, a second one with the honest worst case for credentials. */
export function GrantTimes({ grant }: { grant: GrantView }) {
  const t = useTranslations("grant");
  const times = {
    start: () => <Time at={grant.startsAt} show="absolute" />,
    startIn: () => <Time at={grant.startsAt} />,
    end: () => <Time at={grant.endsAt} show="absolute" />,
    gone: () => <Time at={grant.endedAt ?? grant.endsAt} show="absolute" />,
    dead: () => <Time at={grant.credentialsDeadBy} show="absolute" />,
  };
  if (grant.overdue)
    return (
      <p>
        <OverdueWords overdue={grant.overdue} toHolder />
      </p>
    );
  const early = grant.outcome && t(`outcomes.${grant.outcome}`);
  switch (grant.state) {
    case "scheduled":
      return <p>{t.rich("scheduledTimes", times)}</p>;
    case "activating":
      return <p>{t.rich("activatingTimes", times)}</p>;
    case "active":
      return (
        <p>
          {t.rich("activeTimes", times)}{" "}
          <span className="text-ink-faint">{t.rich("credentials", times)}</span>
        </p>
      );
    case "ending":
      return (
        <p>
          {t.rich("endingTimes", times)}{" "}
          <span className="text-ink-faint">{t.rich("credentials", times)}</span>
        </p>
      );
    case "ended":
      return (
        <p>
          {early && <>{early} </>}
          {t.rich(grant.endedAt && grant.outcome !== "covered" ? "endedTimes" : "endedUnproven", times)}{" "}
          {grant.activeAt && grant.outcome !== "covered" && (
            <span className="text-ink-faint">{t.rich("credentials", times)}</span>
          )}
        </p>
      );
    case "cancelled":
      if (grant.outcome === "done" || grant.outcome === "revoked")
        return <p>{t(`cancelledBy.${grant.outcome}`)}</p>;
      return <p>{early ?? t("noReason")}</p>;
    case "failed":
      return <p>{early ?? t("noReason")}</p>;
  }
}
