// What somebody should look at now, below what is overdue: what failed, protected actions of the last day. Else a
// quiet line.
import { getTranslations } from "next-intl/server";
import { Ailments } from "@/components/health/ailments";
import { ChangeFeed } from "@/components/security/change-feed";
import { GrantTable } from "@/components/security/grant-table";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { portal } from "@/wiring/web";
import { revokeOf } from "../../revoke-of";
import type { ScopedViewer } from "../../scoped-viewer";

const DAY_MS = 86_400_000;
const SHOWN = 3;

export async function NeedsAHand({ viewer: { scope, authority } }: { viewer: ScopedViewer }) {
  const since = new Date((await portal().now()).getTime() - DAY_MS);
  const [t, { count: overdue }, failed, guarded, { ailments, workers }] = await Promise.all([
    getTranslations("security"),
    portal().overdueCount(scope),
    portal().failedLately(scope),
    portal().activities(scope, { kind: "protected", from: since }, 1, SHOWN),
    portal().health(),
  ]);
  const quiet = failed.length === 0 && guarded.total === 0;
  if (quiet && overdue === 0 && ailments.length === 0) return <Banner tone="well">{t("allIsWell")}</Banner>;
  return (
    <>
      <Ailments ailments={ailments} workers={workers} />
      {!quiet && (
        <Card title={t("needsAHand")} flush>
          {failed.length > 0 && (
            <GrantTable caption={t("needsAHand")} grants={failed} revokeOf={revokeOf(authority)} />
          )}
          {guarded.total > 0 && (
            <div className={failed.length > 0 ? "border-t" : undefined}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-1 text-xs text-ink-faint">
                {t("protectedLastDay", { count: guarded.total })}
                {guarded.total > SHOWN && (
                  <TextLink href="/security/changes?kind=protected">{t("all")}</TextLink>
                )}
              </p>
              <ChangeFeed calls={guarded.items} />
            </div>
          )}
        </Card>
      )}
    </>
  );
}
