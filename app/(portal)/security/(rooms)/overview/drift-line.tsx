// That AWS and the ledger differ, for security; where they agree, nothing.
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { portal } from "@/wiring/web";
import type { ScopedViewer } from "../../scoped-viewer";

export async function DriftLine({ viewer }: { viewer: ScopedViewer }) {
  if (!viewer.isSecurity) return null;
  const [t, { foreign, overdue, missing }] = await Promise.all([
    getTranslations("drift"),
    portal().driftCounts(),
  ]);
  const count = foreign + overdue + missing;
  if (count === 0) return null;
  return (
    <div data-drift={count}>
      <Banner
        tone="caution"
        title={t("openDrift", { count })}
        action={<LinkButton href="/security/drift">{t("look")}</LinkButton>}
      />
    </div>
  );
}
