/** One line of what somebody has now, or is about to have. */
import { useTranslations } from "next-intl";
import { TintOnChange } from "@/components/live/tint-on-change";
import { Countdown } from "@/components/ui/countdown";
import type { FormAction } from "@/components/ui/form-state";
import { TextLink } from "@/components/ui/text-link";
import type { GrantView } from "@/core/grant/views";
import type { AwsDoor } from "./cli-profile";
import { DoneDialog } from "./done-dialog";
import { GrantMark } from "./grant-mark";
import { GrantTimes } from "./grant-times";
import { UseAccess } from "./use-access";

interface LiveGrantProps {
  grant: GrantView;
  door: AwsDoor;
  endOwn: FormAction;
}

/** What can be done with it stands beside it only where it works. */
export function LiveGrant({ grant, door, endOwn }: LiveGrantProps) {
  const t = useTranslations("access");
  const { target, state } = grant;
  const lasts = state === "active" && !grant.overdue;
  return (
    <TintOnChange
      as="li"
      version={`${state} ${grant.endsAt.getTime()} ${grant.overdue !== null}`}
      className="border-b last:border-b-0"
    >
      <div
        data-grant={grant.id}
        className={`grid gap-x-6 gap-y-2 px-4 py-3.5 desk:grid-cols-[minmax(0,1fr)_auto] ${grant.overdue ? "bg-failed-soft/50" : ""}`}
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <GrantMark grant={grant} />
          <TextLink href={`/requests/${grant.requestId}`} className="text-base font-medium">
            {target.accountName}
          </TextLink>
          <span className="text-ink-soft">{target.permissionSetName}</span>
        </p>
        <p className="text-base desk:row-start-1 desk:col-start-2 desk:text-right">
          {lasts && <Countdown endsAt={grant.endsAt} />}
        </p>
        <div className="min-w-0 text-ink-soft">
          <GrantTimes grant={grant} own />
          <p className="line-clamp-2">
            {grant.ticket && <span className="font-mono text-xs">{grant.ticket} · </span>}
            {grant.justification}
          </p>
        </div>
        <div className="flex flex-wrap items-end gap-2 desk:justify-end">
          {lasts && <UseAccess target={target} door={door} />}
          {(lasts || (!grant.overdue && state === "activating") || state === "scheduled") && (
            <DoneDialog grant={grant} action={endOwn} />
          )}
          {grant.calls.protected > 0 && (
            <TextLink href={`/requests/${grant.requestId}#calls`}>
              {t("protectedCalls", { count: grant.calls.protected })}
            </TextLink>
          )}
        </div>
      </div>
    </TintOnChange>
  );
}
