// /security/live/[id]: one grant, and the form that takes it back. Also for approvers, who see no other page here.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { deedFacts } from "@/components/grant/deed-facts";
import { LiveRefresh } from "@/components/live/live-refresh";
import { CallCounts } from "@/components/security/call-counts";
import { GrantWhen } from "@/components/security/grant-when";
import { RevokeForm } from "@/components/security/revoke-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { type GrantId, isUuid } from "@/core/ids";
import { mayRevoke } from "@/core/policy/authority";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { viewer } from "../../../viewer";
import { revoke } from "../../actions";
import { isRevocable } from "../../revoke-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("revoke") };
}

export default async function GrantPage({ params }: { params: Promise<{ id: string }> }) {
  const [authority, { id }, t] = await Promise.all([viewer(), params, getTranslations("security")]);
  const grant = isUuid(id) ? await portal().grant(id as GrantId) : undefined;
  if (!grant || !mayRevoke(authority, { requesterId: grant.requester.id, unitId: grant.unit.id })) notFound();
  const { target, requester, requestId } = grant;
  const state = grant.overdue ? "overdue" : grant.state;
  const names = {
    name: requester.displayName,
    permissionSet: target.permissionSetName,
    account: target.accountName,
  };
  return (
    <ClientMessages of={["security"]}>
      <Page>
        <LiveRefresh topics={[`grants:${grant.id}`]} />
        <PageHeader title={t("grantTitle", names)} live />
        <div data-grant={grant.id} data-state={state} className="flex max-w-xl flex-col gap-4">
          <Card>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <StateMark state={state} />
              <GrantWhen grant={grant} />
              <CallCounts grant={grant} />
            </div>
            <p className="mt-3 break-words whitespace-pre-wrap">{grant.justification}</p>
            <p className="mt-3">
              <TextLink href={`/requests/${requestId}`}>{t("story")}</TextLink>
            </p>
          </Card>
          {isRevocable(grant) ? (
            <Card title={t("revokeTitle", names)}>
              <p className="mb-4 text-ink-soft">{t("revokeLead", deedFacts(grant))}</p>
              <RevokeForm
                action={revoke}
                grantId={grant.id}
                accountName={target.accountName}
                backHref={`/requests/${requestId}`}
              />
            </Card>
          ) : (
            <p className="text-ink-soft">{t("nothingToRevoke")}</p>
          )}
        </div>
      </Page>
    </ClientMessages>
  );
}
