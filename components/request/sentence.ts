/** Which sentence tells a request best. Pure. */
import type { GrantView } from "@/core/grant/views";
import type { RequestView } from "@/core/request/views";
import { shownStateOf } from "./shown-state";

export type SentenceKey =
  | "pending"
  | "denied"
  | "withdrawn"
  | "lapsed"
  | "scheduled"
  | "activating"
  | "active"
  | "ending"
  | "overdue"
  | "ended"
  | "cancelled"
  | "failed";

/** The story's sentence, and how many minutes it speaks of: asked, granted or had. */
export function sentenceOf(
  request: RequestView,
  grants: readonly GrantView[],
): { key: SentenceKey; minutes: number } {
  const state = shownStateOf({
    state: request.state,
    grantStates: grants.map((grant) => grant.state),
    isOverdue: grants.some((grant) => grant.overdue),
  });
  const granted = request.decision?.grantedMinutes ?? request.minutes;
  switch (state) {
    case "pending":
    case "denied":
    case "withdrawn":
    case "lapsed":
      return { key: state, minutes: request.minutes };
    case "ended": {
      const had = minutesHad(grants);
      return had === undefined ? { key: "failed", minutes: granted } : { key: "ended", minutes: had };
    }
    case "approved":
      return { key: "scheduled", minutes: granted };
    default:
      return { key: state, minutes: granted };
  }
}

/** The longest time that AWS had it, in whole minutes, at least one; undefined if it never did. */
function minutesHad(grants: readonly GrantView[]): number | undefined {
  const had = grants.flatMap(({ activeAt, endedAt, endsAt }) =>
    activeAt ? Math.round(((endedAt ?? endsAt).getTime() - activeAt.getTime()) / 60_000) : [],
  );
  return had.length > 0 ? Math.max(1, ...had) : undefined;
}
