// A page of requests, with the way to the next.
import { getTranslations } from "next-intl/server";
import { RequestTable } from "@/components/security/request-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE } from "@/core/page";
import type { RequestFilter } from "@/core/request/views";
import { portal } from "@/wiring/web";
import type { ScopedViewer } from "../../scoped-viewer";

interface RequestListProps {
  viewer: ScopedViewer;
  path: string;
  search: Search;
  page: number;
  filter: RequestFilter;
  title?: string;
  withPerson?: boolean;
}

export async function RequestList({
  viewer,
  path,
  search,
  page,
  filter,
  title,
  withPerson,
}: RequestListProps) {
  const [t, list] = await Promise.all([
    getTranslations("security"),
    portal().requests(viewer.scope, filter, page),
  ]);
  return (
    <Card flush title={title} aside={title ? list.total : undefined}>
      {list.total === 0 ? (
        <EmptyState title={t("nothingFound")}>{t("nothingFoundBody")}</EmptyState>
      ) : (
        <RequestTable caption={t("requests")} requests={list.items} withPerson={withPerson} />
      )}
      <Pagination
        {...{ path, search }}
        page={list.page}
        pageSize={PAGE_SIZE}
        shown={list.items.length}
        total={list.total}
      />
    </Card>
  );
}
