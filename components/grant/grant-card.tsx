/** One grant on its request's page: its state, what AWS confirmed and when, and what can be done with it. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TintOnChange } from "@/components/live/tint-on-change";
import { Countdown } from "@/components/ui/countdown";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { FactList } from "./fact-list";
import { GrantMark } from "./grant-mark";
import { GrantTimes } from "./grant-times";

interface GrantCardProps {
  grant: GrantView;
  /** Read by whoever has it. */
  own: boolean;
  /** Buttons and forms that this viewer may use now. */
  children?: ReactNode;
}

export function GrantCard({ grant, own, children }: GrantCardProps) {
  const t = useTranslations("grant");
  const { target, state, overdue } = grant;
  const neverBegan = !grant.activeAt && (state === "cancelled" || state === "failed");
  const unseen = state === "ended" || state === "cancelled" || state === "failed" ? "never" : "notYet";
  const facts: [string, ReactNode][] = [
    [
      t("account"),
      <Mono key="account" copy>
        {target.accountId}
      </Mono>,
    ],
    [t("startsAt"), <Time key="starts" at={grant.startsAt} show="absolute" />],
    [t("endsAt"), <Time key="ends" at={grant.endsAt} show="absolute" />],
    [
      t("activeAt"),
      <Confirmed key="active" at={grant.activeAt} otherwise={overdue ? "unconfirmed" : unseen} />,
    ],
    [
      t("endedAt"),
      grant.outcome === "covered" && !overdue ? (
        t("kept")
      ) : (
        <Confirmed key="ended" at={overdue ? null : grant.endedAt} otherwise={overdue ? "notYet" : unseen} />
      ),
    ],
    ...(neverBegan ? [] : [[t("sessionGuard"), <Guard key="guard" grant={grant} />] as [string, ReactNode]]),
  ];
  return (
    <TintOnChange
      version={`${state} ${grant.endsAt.getTime()} ${overdue !== null}`}
      className="rounded border bg-surface"
    >
      <section
        id={`grant-${grant.id}`}
        data-grant={grant.id}
        aria-label={t("setInAccounts", {
          permissionSet: target.permissionSetName,
          accounts: target.accountName,
        })}
        className="flex scroll-mt-16 flex-col gap-3 p-4"
      >
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <GrantMark grant={grant} />
          {state === "active" && !overdue && <Countdown endsAt={grant.endsAt} />}
        </div>
        <div>
          <p>
            <span className="font-medium">{target.accountName}</span>{" "}
            <span className="text-ink-soft">{target.permissionSetName}</span>
          </p>
          <div className="text-ink-soft">
            <GrantTimes grant={grant} own={own} />
          </div>
        </div>
        <FactList facts={facts} />
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </section>
    </TintOnChange>
  );
}

/** Whether something ends live sessions with the access, as AWS confirmed. */
function Guard({ grant: { guard } }: { grant: GrantView }) {
  const t = useTranslations("grant");
  if (!guard) return <span className="text-ink-faint">{t("guardNone")}</span>;
  if (!guard.armedAt) return <span className="text-ink-faint">{t("guardUnarmed")}</span>;
  const { armedAt } = guard;
  return t.rich("guardArmed", { at: () => <Time at={armedAt} show="absolute" /> });
}

/** When AWS's own list was seen to say so, or what stands there for want of that. */
function Confirmed({ at, otherwise }: { at: Date | null; otherwise: "never" | "notYet" | "unconfirmed" }) {
  const t = useTranslations("grant");
  if (at) return <Time at={at} show="absolute" />;
  return <span className="text-ink-faint">{t(otherwise)}</span>;
}
