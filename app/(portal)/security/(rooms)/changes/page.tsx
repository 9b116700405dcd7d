// /security/changes: the calls made under grants.
import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { CallTable } from "@/components/security/call-table";
import { ListFilters } from "@/components/security/list-filters";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { activityKinds, keptOf, readActivityFilter } from "../../filters";
import { scopedViewer } from "../../scoped-viewer";
import { SecurityPage, titled } from "../../security-page";

const path = "/security/changes";

export function generateMetadata(): Promise<Metadata> {
  return titled("changes");
}

export default async function ChangesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, all, timeZone] = await Promise.all([scopedViewer(), searchParams, getTimeZone()]);
  const search = keptOf(all, ["kind", "unit", "person", "account", "from", "to"]);
  const filter = readActivityFilter(search, timeZone);
  const [t, list, choices] = await Promise.all([
    getTranslations("security"),
    portal().activities(viewer.scope, filter, pageNumber(String(all.page))),
    portal().filterChoices(viewer.scope),
  ]);
  const kinds = [undefined, ...activityKinds].map((kind) => ({
    href: addressWith(path, search, { kind }),
    label: t(`kinds.${kind ?? "all"}`),
    current: filter.kind === kind,
  }));
  return (
    <SecurityPage
      viewer={viewer}
      room="changes"
      title={t("changesTitle")}
      lead={t("changesLead")}
      topics={["grants"]}
    >
      <div className="flex flex-col gap-3">
        <FilterLinks label={t("kind")} links={kinds} />
        <ListFilters
          {...{ path, search, ...choices }}
          units={viewer.units}
          carried={["kind"]}
          csv="/api/v1/calls.csv"
          period
        />
      </div>
      <Card flush>
        {list.total === 0 ? (
          <EmptyState icon={<ScrollText />} title={t("noCalls")}>
            {t("noChangesBody")}
          </EmptyState>
        ) : (
          <CallTable caption={t("changesTitle")} calls={list.items} />
        )}
        <Pagination
          {...{ path, search }}
          page={list.page}
          pageSize={PAGE_SIZE}
          shown={list.items.length}
          total={list.total}
        />
      </Card>
    </SecurityPage>
  );
}
