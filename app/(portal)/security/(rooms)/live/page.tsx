// /security/live: all access that is not over.
import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { GrantTable } from "@/components/security/grant-table";
import { ListFilters } from "@/components/security/list-filters";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { keptOf, readGrantFilter } from "../../filters";
import { revokeOf } from "../../revoke-of";
import { scopedViewer } from "../../scoped-viewer";
import { FreezeButton, SecurityPage, titled } from "../../security-page";

const path = "/security/live";
const liveStates = ["scheduled", "activating", "active", "ending"] as const;

export function generateMetadata(): Promise<Metadata> {
  return titled("live");
}

export default async function LivePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, all, timeZone] = await Promise.all([scopedViewer(), searchParams, getTimeZone()]);
  const search = keptOf(all, ["unit", "person", "account", "state"]);
  const filter = { ...readGrantFilter(search, timeZone), unfinished: true };
  const [t, states, list, choices] = await Promise.all([
    getTranslations("security"),
    getTranslations("states"),
    portal().grants(viewer.scope, filter, pageNumber(String(all.page))),
    portal().filterChoices(viewer.scope),
  ]);
  const options = liveStates.map((state) => ({ value: state, label: states(state) }));
  return (
    <SecurityPage
      viewer={viewer}
      room="live"
      title={t("liveTitle")}
      lead={t("liveLead")}
      topics={["grants", "requests"]}
      actions={<FreezeButton viewer={viewer} />}
    >
      <ListFilters
        {...{ path, search, ...choices }}
        units={viewer.units}
        csv="/api/v1/grants.csv"
        csvSearch={{ unfinished: "1" }}
      >
        <Select
          name="state"
          label={t("state")}
          labelHidden
          emptyLabel={t("anyState")}
          options={options}
          defaultValue={String(search.state ?? "")}
        />
      </ListFilters>
      <Card flush>
        {list.total === 0 ? (
          <EmptyState icon={<KeyRound />} title={t("nothingLive")}>
            {t("nothingLiveBody")}
          </EmptyState>
        ) : (
          <GrantTable caption={t("liveTitle")} grants={list.items} revokeOf={revokeOf(viewer.authority)} />
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
