/** The decision card: everything one asks oneself before one decides, in that order. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { RequestHistory, RequestView } from "@/core/request/views";
import { AskWords } from "./ask-words";
import { CardPart } from "./card-part";
import { DecidersPart } from "./deciders-part";
import { HistoryPart } from "./history-part";
import { StakePart } from "./stake-part";
import { Verdict } from "./verdict";

interface ApprovalCardProps {
  request: RequestView;
  history: RequestHistory;
  /** Postgres's time. */
  now: Date;
  viewerId: string;
  /** Buttons, or why there are none. */
  actions: ReactNode;
  /** What became of it: its grants. */
  grants?: ReactNode;
}

/** Who, what, where, how long; why; is it normal; what is at stake; who decides. */
export function ApprovalCard({ request, history, now, viewerId, actions, grants }: ApprovalCardProps) {
  const t = useTranslations("approval");
  return (
    <article
      data-request={request.id}
      data-state={request.state}
      className="min-w-0 rounded border bg-surface desk:max-w-3xl"
    >
      <header className="flex gap-3 px-4 py-4 desk:px-5">
        <Avatar name={request.requester.displayName} large />
        <div className="min-w-0">
          <h2 className="text-base font-medium">
            <AskWords request={request} />
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
            <StateMark state={request.state} />
            <span>{t.rich("askedAt", { time: () => <Time at={request.createdAt} /> })}</span>
            <span>
              {request.startsAt
                ? t.rich("startsAt", { time: () => <Time at={request.startsAt as Date} /> })
                : request.state === "pending" && t("startsNow")}
            </span>
          </p>
        </div>
      </header>
      {request.state !== "pending" && (
        <div className="px-4 pb-4 desk:px-5">
          <Verdict request={request} viewerId={viewerId} />
          {grants}
        </div>
      )}
      <CardPart title={t("whyTitle")}>
        <p className="whitespace-pre-wrap break-words">{request.justification}</p>
        {request.ticket && (
          <p className="mt-1 text-ink-soft">
            {t("ticket")} <span className="font-mono text-xs">{request.ticket}</span>
          </p>
        )}
      </CardPart>
      <HistoryPart request={request} history={history} />
      <StakePart
        request={request}
        liveNow={history.liveNow.filter((grant) => grant.requestId !== request.id)}
        now={now}
      />
      {request.state === "pending" && <DecidersPart request={request} viewerId={viewerId} />}
      {request.state === "pending" && actions}
    </article>
  );
}
