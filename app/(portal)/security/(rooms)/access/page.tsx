// /security/access: every request and every grant, by state, unit, person, account and day.
import type { Metadata } from "next";
import { getFormatter, getTimeZone, getTranslations } from "next-intl/server";
import { ListFilters } from "@/components/security/list-filters";
import { FilterLinks } from "@/components/ui/filter-links";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Select } from "@/components/ui/select";
import { pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { grantStates, keptOf, readGrantFilter, readRequestFilter, requestStates } from "../../filters";
import { scopedViewer } from "../../scoped-viewer";
import { SecurityPage, titled } from "../../security-page";
import { GrantList } from "./grant-list";
import { RequestList } from "./request-list";

const path = "/security/access";
const names = ["show", "state", "unit", "person", "account", "from", "to", "weekday", "hour"];

export function generateMetadata(): Promise<Metadata> {
  return titled("access");
}

export default async function AccessPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [viewer, all, timeZone] = await Promise.all([scopedViewer(), searchParams, getTimeZone()]);
  const search = keptOf(all, names);
  const grants = search.show === "grants";
  const page = pageNumber(String(all.page));
  const [t, states, format, choices] = await Promise.all([
    getTranslations("security"),
    getTranslations("states"),
    getFormatter(),
    portal().filterChoices(viewer.scope),
  ]);
  const shows = (["requests", "grants"] as const).map((show) => ({
    href: addressWith(path, search, {
      show: show === "grants" ? show : undefined,
      state: undefined,
      weekday: undefined,
      hour: undefined,
    }),
    label: t(show),
    current: grants === (show === "grants"),
  }));
  const requestFilter = readRequestFilter(search, timeZone);
  const options = (grants ? grantStates : requestStates).map((state) => ({
    value: state,
    label: states(state),
  }));
  return (
    <SecurityPage
      viewer={viewer}
      room="access"
      title={t("accessTitle")}
      lead={
        requestFilter.weeklyHour && !grants
          ? t("askedWeekly", {
              weekday: format.dateTime(new Date(Date.UTC(2026, 10, 15 + requestFilter.weeklyHour.weekday)), {
                weekday: "long",
                timeZone: "UTC",
              }),
              hour: String(requestFilter.weeklyHour.hour).padStart(2, "0"),
            })
          : t("accessLead")
      }
      topics={["grants", "requests"]}
    >
      <div className="flex flex-col gap-3">
        <FilterLinks label={t("show")} links={shows} />
        <ListFilters
          {...{ path, search, ...choices }}
          units={viewer.units}
          carried={["show", "weekday", "hour"]}
          csv={grants ? "/api/v1/grants.csv" : "/api/v1/requests.csv"}
          period
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
      </div>
      {grants ? (
        <GrantList {...{ viewer, path, search, page }} filter={readGrantFilter(search, timeZone)} />
      ) : (
        <RequestList {...{ viewer, path, search, page }} filter={requestFilter} />
      )}
    </SecurityPage>
  );
}
