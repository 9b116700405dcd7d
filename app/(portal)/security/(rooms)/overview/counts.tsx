// Requests by unit and state.
import { getTranslations } from "next-intl/server";
import { StateMatrix } from "@/components/security/state-matrix";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { portal } from "@/wiring/web";
import type { ScopedViewer } from "../../scoped-viewer";

export async function Counts({ viewer: { scope, units } }: { viewer: ScopedViewer }) {
  const [t, counts] = await Promise.all([getTranslations("security"), portal().requestCounts(scope)]);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const rows = units.map(({ id, name }) => ({
    id,
    name,
    counts: Object.fromEntries(
      counts.filter(({ unitId }) => unitId === id).map(({ state, count }) => [state, count]),
    ),
  }));
  return (
    <Card
      title={t("matrixTitle")}
      aside={<TextLink href="/security/access">{t("countAll", { count: total })}</TextLink>}
      flush
    >
      <StateMatrix rows={rows} />
    </Card>
  );
}
