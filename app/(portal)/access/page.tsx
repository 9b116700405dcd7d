import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AskList } from "@/components/access/ask-list";
import { askablesOf } from "@/components/access/askable";
import { favouritesCookie, readFavourites } from "@/components/access/favourites";
import { LiveAccess, NothingLive, NothingToAskFor } from "@/components/access/live-access";
import { refreshEveryMs } from "@/components/grant/refresh-every";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RequestLine } from "@/components/request/request-line";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Authority } from "@/core/policy/authority";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { Mode } from "../mode";
import { viewer } from "../viewer";
import { endOwn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access");
  return { title: t("title") };
}

/** Home: what one has, what one may ask for, what waits. */
export default async function AccessPage() {
  const [authority, t, jar] = await Promise.all([viewer(), getTranslations("access"), cookies()]);
  const { grants, eligible, waiting, recent } = await read(authority);
  const favourites = readFavourites(jar.get(favouritesCookie)?.value);
  const { accessPortalUrl, awsRegion } = portal();
  const topics = [
    ...grants.map(({ id }) => `grants:${id}`),
    ...[...waiting, ...recent].map(({ id }) => `requests:${id}`),
  ];
  return (
    <Page>
      <LiveRefresh topics={topics} everyMs={refreshEveryMs(grants)} />
      <PageHeader title={t("title")} live />
      <Mode live />
      <section aria-labelledby="live" className="flex flex-col gap-2">
        <h2 id="live" className="font-medium">
          {t("live")}
        </h2>
        {grants.length > 0 ? (
          <LiveAccess
            grants={grants}
            door={{ accessPortalUrl: accessPortalUrl, region: awsRegion }}
            endOwn={endOwn}
          />
        ) : (
          <NothingLive />
        )}
      </section>
      <section aria-labelledby="ask" className="flex flex-col gap-2">
        <h2 id="ask" className="font-medium">
          {t("ask")}
        </h2>
        {eligible.length > 0 ? (
          <ClientMessages of={["access"]}>
            <AskList askables={askablesOf(eligible, favourites)} favourites={favourites} />
          </ClientMessages>
        ) : (
          <NothingToAskFor />
        )}
      </section>
      {waiting.length + recent.length > 0 && (
        <Card
          flush
          title={t("waitingAndRecent")}
          aside={<TextLink href="/requests">{t("allRequests")}</TextLink>}
        >
          <ul>
            {[...waiting, ...recent].map((request) => (
              <RequestLine key={request.id} request={request} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

/** How many requests that are over stand below those that wait. */
const RECENT = 5;

async function read(authority: Authority) {
  const personId = authority.person.id;
  const [grants, eligible, waiting, latest] = await Promise.all([
    portal().unfinishedGrantsOf(personId),
    portal().eligible(authority),
    portal().requests("all", { personId, state: "pending" }, 1),
    portal().requests("all", { personId }, 1),
  ]);
  const live = new Set(grants.map(({ requestId }) => requestId));
  const recent = latest.items
    .filter(({ id, state }) => state !== "pending" && !live.has(id))
    .slice(0, RECENT);
  return { grants, eligible, waiting: waiting.items, recent };
}
