/** How a request stands that no longer waits: who said what, and when. */
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { writtenMinutes } from "@/components/ui/written-length";
import type { RequestView } from "@/core/request/views";

/** Someone else was quicker, oneself decided, nobody answered, or it was withdrawn. */
export function Verdict({ request, viewerId }: { request: RequestView; viewerId: string }) {
  const t = useTranslations("approval");
  const { decision, closedAt } = request;
  const at = decision?.at ?? closedAt;
  const facts = {
    name: decision?.approver.displayName ?? request.requester.displayName,
    asked: writtenMinutes(request.minutes),
    granted: writtenMinutes(decision?.grantedMinutes ?? request.minutes),
  };
  const time = () => (at ? <Time at={at} /> : null);
  const by = decision?.approver.id === viewerId ? "ByYou" : "";
  const less = decision?.grantedMinutes && decision.grantedMinutes < request.minutes ? "Less" : "";
  return (
    <Banner
      tone={request.state === "approved" ? "well" : "info"}
      title={request.state === "pending" ? undefined : t.rich(`${request.state}${by}`, { ...facts, time })}
      action={
        <TextLink href={`/requests/${request.id}`} className="text-ink-soft">
          {t("story")}
        </TextLink>
      }
    >
      {request.state === "approved" && t(less ? "grantedLess" : "grantedAll", facts)}
      {request.state === "denied" && decision?.reason && `“${decision.reason}”`}
    </Banner>
  );
}
