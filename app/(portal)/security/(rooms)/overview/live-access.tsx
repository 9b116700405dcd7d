// What runs now, soonest end first.
import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GrantTable } from "@/components/security/grant-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { portal } from "@/wiring/web";
import { revokeOf } from "../../revoke-of";
import type { ScopedViewer } from "../../scoped-viewer";

const SHOWN = 10;

export async function LiveAccess({ viewer: { scope, authority } }: { viewer: ScopedViewer }) {
  const [t, live, counts] = await Promise.all([
    getTranslations("security"),
    portal().grants(scope, { unfinished: true }, 1, SHOWN),
    portal().liveCounts(scope),
  ]);
  return (
    <Card
      title={t("liveTitle")}
      aside={<TextLink href="/security/live">{t("liveCounts", counts)}</TextLink>}
      flush
    >
      {live.total === 0 ? (
        <EmptyState icon={<KeyRound />} title={t("nothingLive")}>
          {t("nothingLiveBody")}
        </EmptyState>
      ) : (
        <GrantTable caption={t("liveTitle")} grants={live.items} revokeOf={revokeOf(authority)} />
      )}
    </Card>
  );
}
