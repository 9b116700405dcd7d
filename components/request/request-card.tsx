/** What was asked, and how that stands: beside the timeline of its story. */
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FactList } from "@/components/grant/fact-list";
import { TintOnChange } from "@/components/live/tint-on-change";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { RequestView } from "@/core/request/views";
import { useWrittenDuration } from "./written-duration";

interface RequestCardProps {
  request: RequestView;
  /** The buttons and forms that this viewer may use now. */
  children?: ReactNode;
}

export function RequestCard({ request, children }: RequestCardProps) {
  const t = useTranslations("request");
  const duration = useWrittenDuration();
  const { requester, unit, decision } = request;
  const facts: (readonly [string, ReactNode])[] = [
    [t("requester"), `${requester.displayName} (${requester.userName})`],
    [t("unit"), unit.name],
    [t("asked"), <Time key="asked" at={request.createdAt} />],
    [
      t("duration"),
      decision?.grantedMinutes && decision.grantedMinutes !== request.minutes
        ? t("grantedOf", { granted: duration(decision.grantedMinutes), asked: duration(request.minutes) })
        : duration(request.minutes),
    ],
    [
      t("start"),
      request.startsAt ? <Time key="start" at={request.startsAt} show="absolute" /> : t("fromApproval"),
    ],
    ...(request.ticket ? [[t("ticket"), request.ticket] as const] : []),
  ];
  return (
    <TintOnChange version={request.state} className="rounded border bg-surface">
      <section data-request={request.id} aria-label={t("request")} className="flex flex-col gap-3 p-4">
        <p data-state={request.state}>
          <StateMark state={request.state} />
        </p>
        <p className="break-words whitespace-pre-line">{request.justification}</p>
        <FactList facts={facts} />
        {request.state === "pending" && <Deciders request={request} />}
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </section>
    </TintOnChange>
  );
}

function Deciders({ request: { deciders, lapsesAt } }: { request: RequestView }) {
  const t = useTranslations("request");
  const format = useFormatter();
  const names = format.list(
    deciders.map(({ displayName }) => displayName),
    { type: "disjunction" },
  );
  if (deciders.length === 0) return <p className="text-failed">{t("nobodyDecides")}</p>;
  return (
    <div className="rounded bg-waiting-soft px-3 py-2">
      <p>{t.rich("canDecide", { names, b: (chunks) => <b>{chunks}</b> })}</p>
      <p className="text-ink-soft">
        {t.rich("lapsesAt", { at: () => <Time at={lapsesAt} show="absolute" /> })}
      </p>
    </div>
  );
}
