/** A request's story in the order in which it happened, with what is still ahead. Pure. */
import type { ActivityView } from "@/core/activity/views";
import type { GrantView } from "@/core/grant/views";
import type { RequestStory, StoryEvent } from "@/core/request/views";

export type TimelineItem =
  | { readonly kind: "event"; readonly at: Date; readonly event: StoryEvent }
  | { readonly kind: "calls"; readonly at: Date; readonly calls: readonly ActivityView[] }
  /** Still to come, or (credentials) known from the clock alone. */
  | { readonly kind: "ahead"; readonly at: Date; readonly what: Ahead; readonly grant?: GrantView };

export type Ahead = "answer" | "start" | "end" | "credentials-dead";

/** Oldest first. The calls are one item, where the first of them was made. */
export function timelineOf({ request, grants, events, activities }: RequestStory): TimelineItem[] {
  const happened: TimelineItem[] = events.map((event) => ({ kind: "event", at: event.at, event }));
  const [first] = activities;
  if (first) happened.push({ kind: "calls", at: first.at, calls: activities });
  const ahead = grants.flatMap(aheadOf);
  if (request.state === "pending") ahead.push({ kind: "ahead", at: request.lapsesAt, what: "answer" });
  return [...inOrder(happened), ...inOrder(ahead)];
}

function aheadOf(grant: GrantView): TimelineItem[] {
  const end = { kind: "ahead", at: grant.endsAt, what: "end", grant } as const;
  const dead = { kind: "ahead", at: grant.credentialsDeadBy, what: "credentials-dead", grant } as const;
  if (grant.overdue) return [];
  switch (grant.state) {
    case "scheduled":
      return [{ kind: "ahead", at: grant.startsAt, what: "start", grant }, end];
    case "activating":
    case "active":
      return [end, dead];
    case "ending":
      return [dead];
    case "ended":
      return grant.activeAt ? [dead] : [];
    case "cancelled":
    case "failed":
      return [];
  }
}

/** Stable: what happened in the same instant stays as the trail has it. */
function inOrder(items: TimelineItem[]): TimelineItem[] {
  return [...items].sort((one, other) => one.at.getTime() - other.at.getTime());
}
