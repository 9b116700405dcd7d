// The newest changes made in AWS.
import { getTranslations } from "next-intl/server";
import { ChangeFeed } from "@/components/security/change-feed";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { portal } from "@/wiring/web";
import type { ScopedViewer } from "../../scoped-viewer";

const SHOWN = 5;

export async function Changes({ viewer: { scope } }: { viewer: ScopedViewer }) {
  const [t, changes] = await Promise.all([
    getTranslations("security"),
    portal().activities(scope, { kind: "changes" }, 1, SHOWN),
  ]);
  return (
    <Card
      title={t("feedTitle")}
      aside={
        <TextLink href="/security/changes?kind=changes">{t("countAll", { count: changes.total })}</TextLink>
      }
      flush
    >
      {changes.total === 0 ? (
        <EmptyState title={t("noChanges")}>{t("noChangesBody")}</EmptyState>
      ) : (
        <ChangeFeed calls={changes.items} />
      )}
    </Card>
  );
}
