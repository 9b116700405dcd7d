/** What is at stake: where it is, what it can do, how long credentials live at the worst, what overlaps. */
import { useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { promisedDeadBy } from "@/core/guard/credentials";
import type { RequestView } from "@/core/request/views";
import { CardPart } from "./card-part";
import { ProductionMark } from "./production-mark";

/** `now`: Postgres's, for the worst case of an approval at this moment. */
export function StakePart({
  request,
  liveNow,
  now,
}: {
  request: RequestView;
  liveNow: readonly GrantView[];
  now: Date;
}) {
  const t = useTranslations("approval");
  return (
    <CardPart title={t("stakeTitle")}>
      <ul className="flex flex-col gap-2">
        {request.targets.map((target) => (
          <li key={`${target.accountId} ${target.permissionSetArn}`}>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{target.accountName}</span>
              <ProductionMark production={target.isProduction} />
              <span className="font-mono text-xs text-ink-faint">{target.accountId}</span>
            </span>
            <span className="block text-xs text-ink-faint">{target.accountPath.replaceAll("/", " / ")}</span>
            <span className="block text-ink-soft">
              <span className="text-ink">{target.permissionSetName}</span>
              {target.permissionSetDescription && `: ${target.permissionSetDescription}`}
            </span>
          </li>
        ))}
      </ul>
      {request.state === "pending" && <WorstCase request={request} now={now} />}
      {liveNow.length > 0 && (
        <div className="mt-2">
          <p className="text-ink-soft">
            {t("overlaps", { name: request.requester.displayName, count: liveNow.length })}
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {liveNow.map((grant) => (
              <li
                key={grant.id}
                data-grant={grant.id}
                data-state={grant.overdue ? "overdue" : grant.state}
                className="flex flex-wrap items-center gap-x-2 gap-y-1"
              >
                <StateMark state={grant.overdue ? "overdue" : grant.state} />
                <span>
                  {grant.target.permissionSetName} · {grant.target.accountName}
                </span>
                <span className="text-xs text-ink-faint">
                  {t.rich("until", { time: () => <Time at={grant.endsAt} show="absolute" /> })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </CardPart>
  );
}

/** Until when credentials of an approval given now live: with the access where guards end all of them. */
function WorstCase({ request: { startsAt, minutes, targets }, now }: { request: RequestView; now: Date }) {
  const t = useTranslations("approval");
  const from = startsAt && startsAt > now ? startsAt : now;
  const endsAt = new Date(from.getTime() + minutes * 60_000);
  const deaths = targets.map(({ isGuarded, sessionDurationSeconds: sessionSeconds }) =>
    promisedDeadBy({ startsAt: from, endsAt, isGuarded, sessionSeconds }).getTime(),
  );
  const deadBy = Math.max(...deaths);
  const guarded = targets.filter(({ isGuarded }) => isGuarded).length;
  const key = guarded === targets.length ? "sessionsEnd" : "worstCase";
  return (
    <p className="mt-2 text-ink-soft" data-fate={key === "sessionsEnd" ? "with-it" : "worst-case"}>
      {t.rich(key, {
        end: () => <Time at={endsAt} show="absolute" />,
        time: () => <Time at={deadBy} show="absolute" />,
      })}
    </p>
  );
}
