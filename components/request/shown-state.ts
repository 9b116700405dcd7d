/** The one state in which a request is shown: once approved, that of its access. Pure. */
import type { ShownState } from "@/components/ui/state-mark";
import type { GrantState } from "@/core/grant/types";
import type { RequestView } from "@/core/request/views";

/** What somebody has comes before what they will have, and that before what is over. */
const loudest: readonly GrantState[] = [
  "active",
  "ending",
  "activating",
  "scheduled",
  "failed",
  "ended",
  "cancelled",
];

/** Of several grants the one that matters most; what AWS may still have comes before all that the books say. */
export function shownStateOf({
  state,
  grantStates,
  isOverdue,
}: Pick<RequestView, "state" | "grantStates" | "isOverdue">): ShownState {
  if (isOverdue) return "overdue";
  if (state !== "approved") return state;
  return loudest.find((each) => grantStates.includes(each)) ?? "approved";
}
