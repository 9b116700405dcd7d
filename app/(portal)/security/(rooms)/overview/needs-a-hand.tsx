// What somebody should look at now, below what is overdue: what does not begin, what failed, session guards in trouble,
// protected actions of the last day. Else a quiet line.
import { getTranslations } from "next-intl/server";
import { Ailments } from "@/components/health/ailments";
import { ChangeFeed } from "@/components/security/change-feed";
import { GrantTable } from "@/components/security/grant-table";
import { GuardTable } from "@/components/security/guard-table";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { ActivityView } from "@/core/activity/views";
import type { GuardView } from "@/core/guard/views";
import type { Page } from "@/core/page";
import { portal } from "@/wiring/web";
import { revokeOf } from "../../revoke-of";
import type { ScopedViewer } from "../../scoped-viewer";

const DAY_MS = 86_400_000;
const SHOWN = 3;
const part = "border-t first:border-t-0";
const partTitle =
  "flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-1 text-xs text-ink-faint";

export async function NeedsAHand({ viewer: { scope, authority, isSecurity } }: { viewer: ScopedViewer }) {
  const since = new Date((await portal().now()).getTime() - DAY_MS);
  const [t, { count: overdue }, stuck, failed, guards, guarded, { ailments, workers }] = await Promise.all([
    getTranslations("security"),
    portal().overdueCount(scope),
    portal().stuckGrants(scope),
    portal().failedLately(scope),
    isSecurity ? portal().guardsInTrouble() : [],
    portal().activities(scope, { kind: "protected", from: since }, 1, SHOWN),
    portal().health(),
  ]);
  const grants = [...stuck, ...failed];
  const quiet = grants.length + guards.length + guarded.total === 0;
  if (quiet && overdue === 0 && ailments.length === 0) return <Banner tone="well">{t("allIsWell")}</Banner>;
  return (
    <>
      <Ailments ailments={ailments} workers={workers} />
      {!quiet && (
        <Card title={t("needsAHand")} flush>
          {grants.length > 0 && (
            <GrantTable caption={t("needsAHand")} grants={grants} revokeOf={revokeOf(authority)} />
          )}
          {guards.length > 0 && <Guards guards={guards} />}
          {guarded.total > 0 && <ProtectedCalls calls={guarded} />}
        </Card>
      )}
    </>
  );
}

async function Guards({ guards }: { guards: readonly GuardView[] }) {
  const t = await getTranslations("guard");
  return (
    <div className={part} data-guards-in-trouble={guards.length}>
      <p className={partTitle}>
        {t("inTrouble", { count: guards.length })}
        <TextLink href="/security/guards">{t("all")}</TextLink>
      </p>
      <GuardTable guards={guards} />
    </div>
  );
}

async function ProtectedCalls({ calls }: { calls: Page<ActivityView> }) {
  const t = await getTranslations("security");
  return (
    <div className={part}>
      <p className={partTitle}>
        {t("protectedLastDay", { count: calls.total })}
        {calls.total > SHOWN && <TextLink href="/security/changes?kind=protected">{t("all")}</TextLink>}
      </p>
      <ChangeFeed calls={calls.items} />
    </div>
  );
}
