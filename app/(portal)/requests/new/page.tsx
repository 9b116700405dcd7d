import { randomUUID } from "node:crypto";
import { CircleHelp } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { offerOf } from "@/components/request/offer";
import { prefillFrom } from "@/components/request/prefill";
import { RequestForm } from "@/components/request/request-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { Mode } from "../../mode";
import { viewer } from "../../viewer";
import { ask } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ask");
  return { title: t("title") };
}

/** Asking: one screen, prefilled by its address. It has no skeleton, for a form must not need a script to show. */
export default async function NewRequestPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [authority, search, t] = await Promise.all([viewer(), searchParams, getTranslations("ask")]);
  const [eligible, grants] = await Promise.all([
    portal().eligible(authority),
    portal().unfinishedGrantsOf(authority.person.id),
  ]);
  const offer = offerOf(eligible, grants);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Mode />
      {offer.accounts.length === 0 ? (
        <Card>
          <EmptyState icon={<CircleHelp />} title={t("nothingOnOffer")}>
            {t("nothingOnOfferBody")}
          </EmptyState>
        </Card>
      ) : (
        <ClientMessages of={["ask"]}>
          <RequestForm
            // Another address is another form, also where the page is not loaded anew.
            key={JSON.stringify(search)}
            action={ask}
            bundleId={randomUUID()}
            offer={offer}
            prefill={prefillFrom(search, offer)}
            limits={portal().limits}
          />
        </ClientMessages>
      )}
    </Page>
  );
}
