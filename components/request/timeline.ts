/** A request's story in the order in which it happened, with what is still ahead. Pure. */
import { fateOf } from "@/components/grant/credentials-fate";
import type { ActivityView } from "@/core/activity/views";
import type { GrantView } from "@/core/grant/views";
import type { RequestStory, StoryEvent } from "@/core/request/views";

export type TimelineItem =
  | { readonly kind: "event"; readonly at: Date; readonly event: StoryEvent }
  | { readonly kind: "calls"; readonly at: Date; readonly calls: readonly ActivityView[] }
  /** Still to come, or known from the clock alone. */
  | { readonly kind: "ahead"; readonly at: Date; readonly what: Ahead; readonly grant?: GrantView };

/** `end-of-all`: live sessions end with the access. `sessions-end`: they are denied by a session guard. */
export type Ahead = "answer" | "start" | "end" | "end-of-all" | "sessions-end" | "credentials-dead";

/** Oldest first, by Postgres's clock. The calls are one item, where the first of them was made. */
export function timelineOf({ request, grants, events, activities }: RequestStory, now: Date): TimelineItem[] {
  const happened: TimelineItem[] = events.map((event) => ({ kind: "event", at: event.at, event }));
  const [first] = activities;
  if (first) happened.push({ kind: "calls", at: first.at, calls: activities });
  const ahead = grants.flatMap(aheadOf);
  if (request.state === "pending") ahead.push({ kind: "ahead", at: request.lapsesAt, what: "answer" });
  const isOver = ({ at, ...item }: TimelineItem) => at <= now && "what" in item && isDeath(item.what);
  return [
    ...inOrder([...happened, ...ahead.filter(isOver)]),
    ...inOrder(ahead.filter((item) => !isOver(item))),
  ];
}

function isDeath(what: Ahead): boolean {
  return what === "sessions-end" || what === "credentials-dead";
}

function aheadOf(grant: GrantView): TimelineItem[] {
  const fate = fateOf(grant);
  const ahead = (at: Date, what: Ahead) => ({ kind: "ahead", at, what, grant }) as const;
  const dead = ahead(
    grant.credentialsDeadBy,
    grant.guard && fate !== "worst-case" ? "sessions-end" : "credentials-dead",
  );
  const end = ahead(grant.endsAt, "end");
  const ends =
    fate === "goes-on" ? [end] : fate === "with-it" ? [ahead(grant.endsAt, "end-of-all")] : [end, dead];
  if (grant.overdue) return dead.what === "sessions-end" ? [dead] : [];
  switch (grant.state) {
    case "scheduled":
      return [ahead(grant.startsAt, "start"), ...ends];
    case "activating":
    case "active":
      return ends;
    case "ending":
      return [dead];
    case "ended":
      return grant.activeAt && grant.outcome !== "covered" ? [dead] : [];
    case "cancelled":
    case "failed":
      return [];
  }
}

/** Stable: what happened in the same instant stays as the trail has it. */
function inOrder(items: TimelineItem[]): TimelineItem[] {
  return [...items].sort((one, other) => one.at.getTime() - other.at.getTime());
}
