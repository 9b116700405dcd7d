/** One audited change of a request or of its grants. */
import {
  Ban,
  CalendarClock,
  Check,
  Circle,
  CircleArrowDown,
  CircleArrowUp,
  CircleCheck,
  CircleDot,
  CircleX,
  DoorClosed,
  type LucideIcon,
  MessageSquareText,
  OctagonAlert,
  TimerOff,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { TimelineEntry, type TimelineTone } from "@/components/ui/timeline";
import { type GrantOutcome, grantOutcomes } from "@/core/grant/types";
import type { RequestView, StoryEvent } from "@/core/request/views";
import { AwsWord } from "./aws-word";
import { useWrittenDuration } from "./written-duration";

const looks: Record<string, [icon: LucideIcon, tone: TimelineTone]> = {
  "request.submitted": [MessageSquareText, "waiting"],
  "request.approved": [Check, "active"],
  "request.denied": [CircleX, "failed"],
  "request.withdrawn": [Undo2, "plain"],
  "request.lapsed": [TimerOff, "plain"],
  "grant.scheduled": [CalendarClock, "plain"],
  "grant.activating": [CircleArrowUp, "moving"],
  "grant.active": [CircleDot, "active"],
  "grant.ending": [CircleArrowDown, "moving"],
  "grant.ended": [Circle, "plain"],
  "grant.cancelled": [Ban, "plain"],
  "grant.done": [DoorClosed, "plain"],
  "grant.revoked": [Ban, "failed"],
  "grant.failed": [TriangleAlert, "failed"],
  "grant.person-disabled": [Ban, "failed"],
  "grant.overdue": [OctagonAlert, "failed"],
  "grant.overdue-settled": [CircleCheck, "plain"],
};

interface StoryEventEntryProps {
  event: StoryEvent;
  request: RequestView;
  /** The request has several grants: then each entry says of which one it speaks. */
  several: boolean;
}

export function StoryEventEntry({ event, request, several }: StoryEventEntryProps) {
  const t = useTranslations("request");
  const [Icon, tone] = looks[event.action] ?? [Circle, "plain"];
  const key = `events.${event.action}` as "events.request.submitted";
  const actor = event.actor?.displayName ?? t("catraca");
  return (
    <TimelineEntry
      icon={<Icon />}
      tone={tone}
      title={
        <span data-event-action={event.action}>
          {t.has(key) ? t(key, { actor }) : event.action}
          {several && event.target && (
            <span className="font-normal text-ink-soft"> · {event.target.accountName}</span>
          )}
        </span>
      }
      time={<Time at={event.at} />}
    >
      <Detail event={event} request={request} />
      <AwsWord steps={event.steps} />
    </TimelineEntry>
  );
}

/** The terms of an approval, the reason of a no, why a grant ended as it did. */
function Detail({ event: { action, facts }, request }: Pick<StoryEventEntryProps, "event" | "request">) {
  const t = useTranslations("request");
  const grant = useTranslations("grant");
  const duration = useWrittenDuration();
  const reason = typeof facts.reason === "string" ? facts.reason : "";
  const outcome = grantOutcomes.find((each) => each === facts.outcome);
  if (action === "request.approved" && typeof facts.minutes === "number") {
    return t(facts.minutes < request.minutes ? "grantedOf" : "granted", {
      granted: duration(facts.minutes),
      asked: duration(request.minutes),
    });
  }
  if (reason) return <q className="break-words whitespace-pre-line">{reason}</q>;
  return tells(action, outcome) ? grant(`outcomes.${outcome}`) : null;
}

/** "Done" and "revoked" have an entry of their own; to say it again at the end would be noise. */
function tells(action: string, outcome: GrantOutcome | undefined): outcome is GrantOutcome {
  if (!outcome || outcome === "done" || outcome === "revoked") return false;
  return action === "grant.ended" || action === "grant.failed";
}
