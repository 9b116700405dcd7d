// How urgent a step is: the classes in which AWS's rate is given out (DESIGN §5.10). Pure.
import { isWanted } from "./cover";
import type { Step } from "./next-step";
import type { Ledger } from "./types";

/** The most urgent first. What was considered is given before more is considered: it may be given for seconds only. */
export const urgencies = ["end", "prove-end", "give", "prove-give", "consider"] as const;
export type Urgency = (typeof urgencies)[number];

/** The more urgent of two. */
export function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return urgencies.indexOf(one) <= urgencies.indexOf(other) ? one : other;
}

/** The class of the step that comes next. */
export function urgencyOf(ledger: Ledger, step: Step): Urgency {
  switch (step.do) {
    case "send":
      return step.kind === "delete" ? "end" : "give";
    case "ask":
      return step.operation.kind === "delete" ? "prove-end" : "prove-give";
    case "observe":
      if (!step.wanted) return "prove-end";
      return ledger.assignment.origin === "portal" ? "prove-give" : "consider";
    case "lose":
    case "write-off":
      return isWanted(ledger) ? "prove-give" : "prove-end";
    case "wait":
      return isEnd(ledger, step.until) ? "end" : "consider";
  }
}

/** Whether a grant ends at that instant. */
function isEnd({ grants }: Ledger, at: Date | null): boolean {
  return grants.some(({ endsAt }) => endsAt.getTime() === at?.getTime());
}
