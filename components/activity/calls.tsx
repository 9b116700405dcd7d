/** The calls made under a request: what changed something or failed stands open, reads are folded. */
import { useTranslations } from "next-intl";
import type { ActivityView } from "@/core/activity/views";
import { type CallGroup, callGroups } from "./call-groups";
import { CallLine } from "./call-line";

interface CallsProps {
  calls: readonly ActivityView[];
  /** The event whose JSON is open, by its id. */
  openEventId: string | undefined;
  /** The address of this page with that event's JSON open; without an id: with none. */
  addressOf: (eventId: string | undefined) => string;
  /** Until when a call counts as made in time; a later one says that it came after. */
  endedAt: ReadonlyMap<string, Date>;
}

export function Calls({ calls, ...line }: CallsProps) {
  return (
    <ul id="calls" data-activity-count={calls.length} className="flex scroll-mt-16 flex-col gap-4">
      {callGroups(calls).map((group) => (
        <Group key={`${group.service} ${group.resource}`} group={group} line={line} />
      ))}
    </ul>
  );
}

function Group({ group, line }: { group: CallGroup; line: Omit<CallsProps, "calls"> }) {
  const t = useTranslations("activity");
  const { standing, reads } = group;
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2 pb-1">
        <span className="text-xs text-ink-faint">{group.service}</span>
        <span className="min-w-0 font-mono text-xs break-all text-ink">
          {group.resource || <span className="font-sans text-ink-faint">{t("noResource")}</span>}
        </span>
      </p>
      {standing.length > 0 && (
        <ul className="rounded border">
          {standing.map((call) => (
            <CallLine key={call.eventId} call={call} {...line} />
          ))}
        </ul>
      )}
      {reads.length > 0 && (
        <details
          className="group/reads"
          open={reads.some(({ eventId }) => eventId === line.openEventId) || undefined}
        >
          <summary className="control inline-flex list-none items-center gap-1.5 rounded px-1 text-ink-soft hover:text-ink">
            <span aria-hidden className="text-ink-faint transition-transform group-open/reads:rotate-90">
              ›
            </span>
            {t("reads", { count: reads.length })}
          </summary>
          <ul className="rounded border">
            {reads.map((call) => (
              <CallLine key={call.eventId} call={call} {...line} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
