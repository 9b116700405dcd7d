// /admin/preflight: what in AWS would keep Catraca from working, checked at a button's press.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PreflightCheck } from "@/components/admin/preflight-check";
import { Banner } from "@/components/ui/banner";
import { Mono } from "@/components/ui/mono";
import { mayAdminister } from "@/core/policy/authority";
import { ClientMessages } from "@/i18n/client-messages";
import { viewer } from "../../viewer";
import { AdminPage, titled } from "../admin-page";

export function generateMetadata(): Promise<Metadata> {
  return titled("preflight");
}

export default async function PreflightPage() {
  const [authority, t] = await Promise.all([viewer(), getTranslations("preflight")]);
  if (!mayAdminister(authority)) notFound();
  return (
    <AdminPage room="preflight" lead={t("lead")}>
      <ClientMessages of={["preflight"]}>
        <PreflightCheck />
      </ClientMessages>
      <noscript>
        <p className="text-failed">{t("needsScript")}</p>
      </noscript>
      <Banner>
        {t("onTerminal")}
        <p className="mt-1 text-ink">
          <Mono copy>npm run preflight</Mono>
        </p>
        <p className="mt-2">{t("limits")}</p>
      </Banner>
    </AdminPage>
  );
}
