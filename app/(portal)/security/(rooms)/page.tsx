// /security: first what needs a hand, then what runs, what was changed, and the figures.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/ui/page-address";
import { scopedViewer } from "../scoped-viewer";
import { FreezeButton, SecurityPage, titled } from "../security-page";
import { Changes } from "./overview/changes";
import { Counts } from "./overview/counts";
import { DriftLine } from "./overview/drift-line";
import { Figures } from "./overview/figures";
import { LiveAccess } from "./overview/live-access";
import { NeedsAHand } from "./overview/needs-a-hand";
import { Overdue } from "./overview/overdue";

/** Where no worker runs nothing tells of what is overdue: the page looks for itself. */
const everyMs = 8_000;

export function generateMetadata(): Promise<Metadata> {
  return titled("overview");
}

export default async function SecurityOverview({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, search, t] = await Promise.all([scopedViewer(), searchParams, getTranslations("security")]);
  return (
    <SecurityPage
      viewer={viewer}
      room="overview"
      title={t("title")}
      topics={["grants", "requests", "drifts", "reconciliations"]}
      everyMs={everyMs}
      actions={<FreezeButton viewer={viewer} />}
    >
      <Overdue viewer={viewer} />
      <DriftLine viewer={viewer} />
      <NeedsAHand viewer={viewer} />
      <LiveAccess viewer={viewer} />
      <div className="grid items-start gap-6 wide:grid-cols-2">
        <Changes viewer={viewer} />
        <Counts viewer={viewer} />
      </div>
      <Figures viewer={viewer} search={search} />
    </SecurityPage>
  );
}
