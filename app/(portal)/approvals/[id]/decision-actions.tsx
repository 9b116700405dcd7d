// What the viewer can do about a request that waits: decide, or read why they cannot.
import { getFormatter, getTranslations } from "next-intl/server";
import { ApproveDialog } from "@/components/approval/approve-dialog";
import { askFacts } from "@/components/approval/ask-words";
import { DecisionBar } from "@/components/approval/decision-bar";
import { DenyDialog } from "@/components/approval/deny-dialog";
import { Banner } from "@/components/ui/banner";
import { type Authority, mayDecide } from "@/core/policy/authority";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";
import { approve, deny } from "../actions";

export async function DecisionActions({
  authority,
  request,
}: {
  authority: Authority;
  request: RequestView;
}) {
  const asked = { requesterId: request.requester.id, unitId: request.unit.id };
  if (!mayDecide(authority, asked)) return <WhyNot authority={authority} request={request} />;
  const [t, frozen] = await Promise.all([getTranslations("approval"), portal().currentFreeze()]);
  const facts = askFacts(request);
  const { id: requestId, contentHash } = request;
  return (
    <>
      {frozen && (
        <div className="border-t px-4 py-3.5 desk:px-5">
          <Banner tone="caution" title={t("frozenTitle")}>
            {t("frozenBody", { reason: frozen.reason })}
          </Banner>
        </div>
      )}
      <DecisionBar>
        <DenyDialog {...{ requestId, contentHash }} action={deny} title={t("denyTitle", facts)} />
        <ApproveDialog
          {...{ requestId, contentHash }}
          action={approve}
          title={t(request.targets.length === 1 ? "approveTitle" : "approveTitleMany", facts)}
          askedMinutes={request.minutes}
          minMinutes={portal().limits.minMinutes}
          startsAtMs={request.startsAt?.getTime() ?? null}
          warning={request.targets.some((each) => each.isProduction) ? t("approveProduction") : undefined}
        />
      </DecisionBar>
    </>
  );
}

async function WhyNot({ authority, request }: { authority: Authority; request: RequestView }) {
  const [t, format] = await Promise.all([getTranslations("approval"), getFormatter()]);
  const names = format.list(request.deciders.map((each) => each.displayName));
  const count = request.deciders.length;
  const own = request.requester.id === authority.person.id;
  return (
    <div className="border-t px-4 py-3.5 desk:px-5">
      <Banner title={t(own ? "ownTitle" : "notYoursTitle")}>
        {own
          ? t(count > 0 ? "ownBody" : "ownBodyNobody", { names, count })
          : t("notYoursBody", { unit: request.unit.name, names })}
      </Banner>
    </div>
  );
}
