import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RequestTable } from "@/components/request/request-table";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { LinkButton } from "@/components/ui/link-button";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE, pageNumber } from "@/core/page";
import { type RequestState, requestStates } from "@/core/request/types";
import { portal } from "@/wiring/web";
import { viewer } from "../../viewer";

const path = "/requests";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("request");
  return { title: t("title") };
}

/** One's own requests, cut by the server, the filter in the address. */
export default async function MyRequestsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ person }, search, t] = await Promise.all([viewer(), searchParams, getTranslations("request")]);
  const state = requestStates.find((each) => each === search.state);
  const asked = pageNumber(typeof search.page === "string" ? search.page : undefined);
  const { items, page, total } = await portal().requests("all", { personId: person.id, state }, asked);
  return (
    <Page>
      <LiveRefresh topics={items.map(({ id }) => `requests:${id}`)} />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        live={items.length > 0}
        actions={
          <LinkButton variant="primary" href="/requests/new">
            {t("new")}
          </LinkButton>
        }
      />
      <StateFilter current={state} />
      <Card flush>
        {items.length > 0 ? (
          <>
            <RequestTable requests={items} />
            <Pagination
              path={path}
              search={{ state }}
              page={page}
              pageSize={PAGE_SIZE}
              shown={items.length}
              total={total}
            />
          </>
        ) : (
          <EmptyState
            icon={<Inbox />}
            title={t(state ? "noneOf" : "none")}
            action={
              state ? (
                <LinkButton href={path}>{t("all")}</LinkButton>
              ) : (
                <LinkButton href="/requests/new">{t("new")}</LinkButton>
              )
            }
          >
            {t(state ? "noneOfBody" : "noneBody")}
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}

async function StateFilter({ current }: { current: RequestState | undefined }) {
  const [t, states] = await Promise.all([getTranslations("request"), getTranslations("states")]);
  const links = [undefined, ...requestStates].map((state) => ({
    href: addressWith(path, {}, { state }),
    label: state ? states(state) : t("all"),
    current: state === current,
  }));
  return <FilterLinks label={t("states")} links={links} />;
}
