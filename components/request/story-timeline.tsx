/** The timeline of a request: what happened, the calls made, what is still ahead. */
import { Activity, CalendarClock, Hourglass, KeyRound, Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { standsOut } from "@/components/activity/call-groups";
import { Calls } from "@/components/activity/calls";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineEntry } from "@/components/ui/timeline";
import type { ActivityView } from "@/core/activity/views";
import type { RequestStory } from "@/core/request/views";
import { StoryEventEntry } from "./story-event-entry";
import { type Ahead, type TimelineItem, timelineOf } from "./timeline";

interface StoryTimelineProps {
  story: RequestStory;
  /** Postgres's clock. */
  now: Date;
  openEventId: string | undefined;
  addressOf: (eventId: string | undefined) => string;
}

export function StoryTimeline(props: StoryTimelineProps) {
  const t = useTranslations("request");
  return (
    <Timeline label={t("timeline")}>
      {timelineOf(props.story, props.now).map((item, index) => (
        // The trail only grows at its end, so the place is the identity
        <Item key={item.kind === "calls" ? "calls" : `${item.kind} ${index}`} item={item} {...props} />
      ))}
    </Timeline>
  );
}

function Item({ item, story, now, openEventId, addressOf }: StoryTimelineProps & { item: TimelineItem }) {
  const several = story.grants.length > 1;
  switch (item.kind) {
    case "event":
      return <StoryEventEntry event={item.event} request={story.request} several={several} />;
    case "calls":
      return <CallsEntry {...{ item, story, openEventId, addressOf }} />;
    case "ahead":
      return <AheadEntry {...{ item, now, several }} />;
  }
}

const aheadIcons: Record<Ahead, typeof Timer> = {
  answer: Hourglass,
  start: CalendarClock,
  end: Timer,
  "end-of-all": Timer,
  "sessions-end": KeyRound,
  "credentials-dead": KeyRound,
};

function AheadEntry({
  item: { what, at, grant },
  now,
  several,
}: {
  item: Extract<TimelineItem, { kind: "ahead" }>;
  now: Date;
  several: boolean;
}) {
  const t = useTranslations("request");
  const Icon = aheadIcons[what];
  const passed = at <= now;
  return (
    <TimelineEntry
      icon={<Icon />}
      ahead={!passed}
      title={
        <>
          {passed && (what === "credentials-dead" || what === "sessions-end")
            ? t(`passed.${what}`)
            : t(`ahead.${what}`)}
          {several && grant && (
            <span className="font-normal text-ink-soft"> · {grant.target.accountName}</span>
          )}
        </>
      }
      time={<Time at={at} />}
    />
  );
}

interface CallsEntryProps extends Pick<StoryTimelineProps, "story" | "openEventId" | "addressOf"> {
  item: Extract<TimelineItem, { kind: "calls" }>;
}

function CallsEntry({ item: { calls, at }, story, openEventId, addressOf }: CallsEntryProps) {
  const t = useTranslations("request");
  const endedAt = new Map(
    story.grants
      .filter(({ state }) => state === "ending" || state === "ended")
      .map((grant) => [grant.id as string, grant.endsAt]),
  );
  return (
    <TimelineEntry
      icon={<Activity />}
      tone={calls.some(({ isProtected }) => isProtected) ? "caution" : "plain"}
      title={t("callsMade", counts(calls))}
      time={<Time at={at} />}
    >
      {story.hasMoreActivities && <p className="mb-2">{t("moreCalls", { count: calls.length })}</p>}
      <Calls {...{ calls, openEventId, addressOf, endedAt }} />
    </TimelineEntry>
  );
}

function counts(calls: readonly ActivityView[]) {
  return {
    total: calls.length,
    writes: calls.filter(({ readOnly }) => !readOnly).length,
    errors: calls.filter(({ errorCode }) => errorCode !== null).length,
    standing: calls.filter(standsOut).length,
  };
}
