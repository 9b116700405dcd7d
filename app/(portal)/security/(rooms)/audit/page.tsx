// /security/audit: the trail, for security alone.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTimeZone, getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/audit/audit-table";
import { ListFilters } from "@/components/security/list-filters";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { auditSubjects, keptOf, readAuditFilter } from "../../filters";
import { scopedViewer } from "../../scoped-viewer";
import { SecurityPage, titled } from "../../security-page";

const path = "/security/audit";

export function generateMetadata(): Promise<Metadata> {
  return titled("audit");
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, all, timeZone] = await Promise.all([scopedViewer(), searchParams, getTimeZone()]);
  if (!viewer.isSecurity) notFound();
  const search = keptOf(all, ["subject", "action", "person", "from", "to"]);
  const [t, security, list, { people }] = await Promise.all([
    getTranslations("audit"),
    getTranslations("security"),
    portal().audit(readAuditFilter(search, timeZone), pageNumber(String(all.page))),
    portal().filterChoices("all"),
  ]);
  const options = auditSubjects.map((subject) => ({ value: subject, label: t(`subjects.${subject}`) }));
  return (
    <SecurityPage
      viewer={viewer}
      room="audit"
      title={t("title")}
      lead={t("lead")}
      topics={["grants", "requests", "sign-ins", "persons", "ruless"]}
    >
      <ListFilters {...{ path, search, people }} carried={["action"]} csv="/api/v1/audit.csv" period>
        <Select
          name="subject"
          label={t("subject")}
          labelHidden
          emptyLabel={t("anySubject")}
          options={options}
          defaultValue={String(search.subject ?? "")}
        />
      </ListFilters>
      <Card flush>
        {list.total === 0 ? (
          <EmptyState title={security("nothingFound")}>{security("nothingFoundBody")}</EmptyState>
        ) : (
          <AuditTable entries={list.items} />
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
