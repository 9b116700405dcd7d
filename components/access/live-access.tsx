/** What somebody has now; or, where there is nothing, how one gets it. */
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AwsDoor } from "@/components/grant/cli-profile";
import { LiveGrant } from "@/components/grant/live-grant";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import type { GrantView } from "@/core/grant/views";

/** Overdue first, then the soonest end. */
export function LiveAccess({
  grants,
  door,
  endOwn,
}: {
  grants: readonly GrantView[];
  door: AwsDoor;
  endOwn: FormAction;
}) {
  const ordered = [...grants].sort(
    (one, other) => Number(other.overdue !== null) - Number(one.overdue !== null),
  );
  return (
    <ul className="overflow-hidden rounded border bg-surface" data-live-access>
      {ordered.map((grant) => (
        <LiveGrant key={grant.id} grant={grant} door={door} endOwn={endOwn} />
      ))}
    </ul>
  );
}

/** One line: at home nothing live is the usual case, and must not push the list out of sight. */
export function NothingLive() {
  const t = useTranslations("access");
  return (
    <p className="row flex flex-wrap items-center gap-x-2 rounded border border-dashed px-4 py-2 text-ink-soft">
      <span className="font-medium text-ink">{t("nothingLive")}</span> {t("nothingLiveBody")}
    </p>
  );
}

export function NothingToAskFor() {
  const t = useTranslations("access");
  return (
    <Card>
      <EmptyState icon={<KeyRound />} title={t("nothingToAskFor")}>
        {t("nothingToAskForBody")}
      </EmptyState>
    </Card>
  );
}
