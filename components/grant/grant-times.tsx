/** When a grant begins and ends, and what that means now. Never more than AWS has confirmed. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { fateOf } from "./credentials-fate";
import { CredentialsWords } from "./credentials-words";
import { OverdueWords } from "./overdue-words";
import { WaitWords } from "./wait-words";

interface GrantTimesProps {
  grant: GrantView;
  /** Read by whoever has it. */
  own?: boolean;
}

/** One sentence; once access was given, a second one with the honest worst case for credentials. */
export function GrantTimes({ grant, own = false }: GrantTimesProps) {
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
        <OverdueWords overdue={grant.overdue} toHolder />{" "}
        {fateOf(grant) !== "worst-case" && <b className="font-medium">{t.rich("sessionsDenied", times)}</b>}
      </p>
    );
  const early = grant.outcome && t(`outcomes.${grant.outcome}`);
  switch (grant.state) {
    case "scheduled":
      return <p>{t.rich("scheduledTimes", times)}</p>;
    case "activating":
      return (
        <p>
          {grant.wait ? (
            <WaitWords grant={grant} wait={grant.wait} own={own} />
          ) : (
            t.rich("activatingTimes", times)
          )}
        </p>
      );
    case "active":
      return (
        <p>
          {t.rich("activeTimes", times)} <CredentialsWords grant={grant} own={own} />
        </p>
      );
    case "ending":
      return (
        <p>
          {t.rich("endingTimes", times)} <CredentialsWords grant={grant} own={own} after />
        </p>
      );
    case "ended":
      return (
        <p>
          {early && <>{early} </>}
          {t.rich(grant.endedAt && grant.outcome !== "covered" ? "endedTimes" : "endedUnproven", times)}{" "}
          {grant.activeAt && grant.outcome !== "covered" && (
            <CredentialsWords grant={grant} own={own} after />
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
