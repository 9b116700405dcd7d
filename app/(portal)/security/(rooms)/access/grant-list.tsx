// A page of grants, with the way to the next.
import { getTranslations } from "next-intl/server";
import { GrantTable } from "@/components/security/grant-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import type { GrantFilter } from "@/core/grant/views";
import { PAGE_SIZE } from "@/core/page";
import { portal } from "@/wiring/web";
import { revokeOf } from "../../revoke-of";
import type { ScopedViewer } from "../../scoped-viewer";

interface GrantListProps {
  viewer: ScopedViewer;
  path: string;
  search: Search;
  page: number;
  filter: GrantFilter;
}

export async function GrantList({ viewer, path, search, page, filter }: GrantListProps) {
  const [t, list] = await Promise.all([
    getTranslations("security"),
    portal().grants(viewer.scope, filter, page),
  ]);
  return (
    <Card flush>
      {list.total === 0 ? (
        <EmptyState title={t("nothingFound")}>{t("nothingFoundBody")}</EmptyState>
      ) : (
        <GrantTable caption={t("grants")} grants={list.items} revokeOf={revokeOf(viewer.authority)} />
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
