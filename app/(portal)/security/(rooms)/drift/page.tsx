// /security/drift: where AWS and the ledger differ, and how far the look at AWS is. For security alone.
import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FindingTable } from "@/components/drift/finding-table";
import { LookNowForm } from "@/components/drift/look-now-form";
import { BelieveDialog } from "@/components/drift/reason-dialogs";
import { ReconciliationState } from "@/components/drift/reconciliation-state";
import { CsvLink } from "@/components/security/list-filters";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { driftKinds } from "@/core/drift/types";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { believe, lookNow } from "../../drift-actions";
import { keptOf, readDriftFilter } from "../../filters";
import { deedsOf } from "../../finding-deeds";
import { scopedViewer } from "../../scoped-viewer";
import { SecurityPage, titled } from "../../security-page";

const path = "/security/drift";

export function generateMetadata(): Promise<Metadata> {
  return titled("drift");
}

export default async function DriftPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, all, t] = await Promise.all([scopedViewer(), searchParams, getTranslations("drift")]);
  if (!viewer.isSecurity) notFound();
  const search = keptOf(all, ["kind"]);
  const { kind } = readDriftFilter(search);
  const [list, counts, reconciliation] = await Promise.all([
    portal().drift({ kind }, pageNumber(String(all.page))),
    portal().driftCounts(),
    portal().reconciliation(),
  ]);
  const total = counts.foreign + counts.overdue + counts.missing;
  const links = [undefined, ...driftKinds].map((each) => ({
    href: addressWith(path, {}, { kind: each }),
    label: t(`kinds.${each ?? "all"}`),
    count: each ? counts[each] : total,
    current: each === kind,
  }));
  return (
    <SecurityPage
      viewer={viewer}
      room="drift"
      title={t("title")}
      lead={t("lead")}
      topics={["drifts", "reconciliations", "grants"]}
      actions={
        !reconciliation.current && (
          <ClientMessages of={["drift"]}>
            <LookNowForm action={lookNow} />
          </ClientMessages>
        )
      }
    >
      <ClientMessages of={["security", "drift"]}>
        <ReconciliationState
          reconciliation={reconciliation}
          believe={<BelieveDialog action={believe} gone={reconciliation.heldBack?.gone ?? 0} />}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <FilterLinks label={t("kind")} links={links} />
          <CsvLink href={addressWith("/api/v1/drift.csv", search, {})} />
        </div>
        <Card flush>
          {list.total === 0 ? (
            <EmptyState icon={<Scale />} title={total > 0 ? t("nothingOfKind") : t("nothing")}>
              {total === 0 && t("nothingBody")}
            </EmptyState>
          ) : (
            <FindingTable findings={list.items} deedsOf={deedsOf} />
          )}
          <Pagination
            {...{ path, search }}
            page={list.page}
            pageSize={PAGE_SIZE}
            shown={list.items.length}
            total={list.total}
          />
        </Card>
      </ClientMessages>
    </SecurityPage>
  );
}
