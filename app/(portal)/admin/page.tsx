// /admin: whether all parts are well, and which settings are in force.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/admin/facts";
import { HealthWord } from "@/components/admin/health-word";
import { HowRulesChange } from "@/components/admin/how-rules-change";
import { Ailments } from "@/components/health/ailments";
import { WorkerList } from "@/components/health/worker-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { writtenMinutes } from "@/components/ui/written-length";
import { portal } from "@/wiring/web";
import { AdminPage, rulesForAdmin, titled } from "./admin-page";

/** Nothing tells of a worker that fell silent: the page looks for itself. */
const everyMs = 8_000;

export function generateMetadata(): Promise<Metadata> {
  return titled("overview");
}

export default async function AdminOverview() {
  const [{ syncedAt }, health, t] = await Promise.all([
    rulesForAdmin(),
    portal().health(),
    getTranslations("admin"),
  ]);
  const { limits, awsRegion, accessPortalUrl } = portal();
  return (
    <AdminPage room="overview">
      <LiveRefresh topics={[]} everyMs={everyMs} />
      <Ailments ailments={health.ailments} workers={health.workers} />
      <Card title={t("health")} flush>
        <Facts
          facts={[
            [t("postgres"), <HealthWord key="postgres" state={health.postgres} />],
            [t("schema"), <HealthWord key="schema" state={health.schema} />],
            [t("queue"), <HealthWord key="queue" state={health.queue} />],
            [t("workers"), <WorkerList key="workers" workers={health.workers} />],
            [t("directory"), syncedAt ? <Time key="synced" at={syncedAt} /> : t("never")],
          ]}
        />
      </Card>
      <Card title={t("settings")} flush>
        <p className="border-b px-4 py-2 text-xs text-ink-faint">{t("settingsLead")}</p>
        <Facts
          facts={[
            [t("minMinutes"), writtenMinutes(limits.minMinutes)],
            [t("maxMinutes"), writtenMinutes(limits.maxMinutes)],
            [t("maxDaysAhead"), t("days", { count: limits.maxDaysAhead })],
            [t("answerHours"), writtenMinutes(limits.answerHours * 60)],
            [
              t("region"),
              <code key="region" className="font-mono">
                {awsRegion}
              </code>,
            ],
            [
              t("portal"),
              <code key="portal" className="font-mono break-all">
                {accessPortalUrl}
              </code>,
            ],
          ]}
        />
      </Card>
      <HowRulesChange />
    </AdminPage>
  );
}
