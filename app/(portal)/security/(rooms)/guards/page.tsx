// /security/guards: what ends live sessions, account by account. For security alone.
import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuardTable } from "@/components/security/guard-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { scopedViewer } from "../../scoped-viewer";
import { SecurityPage, titled } from "../../security-page";

/** A writing that AWS does not take is told by nobody: the page looks for itself. */
const everyMs = 10_000;

export function generateMetadata(): Promise<Metadata> {
  return titled("guards");
}

export default async function GuardsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, search, t] = await Promise.all([scopedViewer(), searchParams, getTranslations("guard")]);
  if (!viewer.isSecurity) notFound();
  const list = await portal().guards(pageNumber(String(search.page)));
  return (
    <SecurityPage
      viewer={viewer}
      room="guards"
      title={t("title")}
      lead={t("lead")}
      topics={["assignments", "guards"]}
      everyMs={everyMs}
    >
      <Card flush>
        {list.total === 0 ? (
          <EmptyState icon={<ShieldCheck />} title={t("none")}>
            {t("noneBody")}
          </EmptyState>
        ) : (
          <GuardTable guards={list.items} />
        )}
        <Pagination
          path="/security/guards"
          search={{}}
          page={list.page}
          pageSize={PAGE_SIZE}
          shown={list.items.length}
          total={list.total}
        />
      </Card>
    </SecurityPage>
  );
}
