// /security/drift/[id]: one difference, and the forms that decide on it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DriftMark } from "@/components/drift/drift-mark";
import { FindingForm } from "@/components/drift/finding-form";
import { WhatNext } from "@/components/drift/what-next";
import { Who } from "@/components/drift/who";
import { TargetWords } from "@/components/security/target-words";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { CautionMark } from "@/components/ui/caution-mark";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FindingView } from "@/core/drift/views";
import { type FindingId, isUuid } from "@/core/ids";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { adopt, remove } from "../../../drift-actions";
import { deedsFor } from "../../../finding-deeds";
import { scopedViewer } from "../../../scoped-viewer";
import { SecurityPage, titled } from "../../../security-page";

export function generateMetadata(): Promise<Metadata> {
  return titled("drift");
}

export default async function FindingPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }, t] = await Promise.all([scopedViewer(), params, getTranslations("drift")]);
  const finding = viewer.isSecurity && isUuid(id) ? await portal().finding(id as FindingId) : undefined;
  if (!finding) notFound();
  const names = namesOf(finding);
  return (
    <SecurityPage
      viewer={viewer}
      room="drift"
      title={t("findingTitle", names)}
      lead={<TextLink href="/security/drift">{t("back")}</TextLink>}
      topics={[`drifts:${finding.id}`]}
    >
      <div data-finding={finding.id} className="flex max-w-xl flex-col gap-4">
        <Card>
          <Facts finding={finding} />
        </Card>
        <ClientMessages of={["drift"]}>
          {deedsFor(finding).map((deed) => (
            <Card key={deed} title={t(`${deed}Title`, names)}>
              <p className="mb-4 text-ink-soft">{t(`${deed}Lead`)}</p>
              <FindingForm {...{ deed }} action={deed === "adopt" ? adopt : remove} findingId={finding.id} />
            </Card>
          ))}
        </ClientMessages>
      </div>
    </SecurityPage>
  );
}

async function Facts({ finding }: { finding: FindingView }) {
  const t = await getTranslations("drift");
  const { kind, principal, target, isReserved, firstSeenAt, closedAs, by, reason } = finding;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <DriftMark kind={kind} />
        <Who principal={principal} />
        <TargetWords target={target} />
        {isReserved && <CautionMark>{t("reserved")}</CautionMark>}
      </p>
      <p className="text-ink-soft">
        {t("firstSeen")} <Time at={firstSeenAt} />
      </p>
      {closedAs === null ? (
        <WhatNext finding={finding} />
      ) : (
        <Banner tone="well">
          {closedAs !== "gone" && by
            ? t(`closed.${closedAs}`, { name: by.displayName, reason })
            : t("closed.gone")}
        </Banner>
      )}
    </div>
  );
}

function namesOf({ principal, target }: FindingView) {
  return {
    name: principal.displayName,
    permissionSet: target.permissionSetName,
    account: target.accountName,
  };
}
