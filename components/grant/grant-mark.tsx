/** A grant's state, as AWS has it; overdue is louder than "ending". */
import { StateMark } from "@/components/ui/state-mark";
import type { GrantView } from "@/core/grant/views";

export function GrantMark({ grant }: { grant: GrantView }) {
  return (
    <span data-state={grant.state} data-overdue={grant.overdue ? true : undefined}>
      <StateMark state={grant.overdue ? "overdue" : grant.state} />
    </span>
  );
}
