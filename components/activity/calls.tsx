/** The calls made under a request: what changed something or failed stands open, reads are folded. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
  const groups = callGroups(calls);
  const standing = groups.filter((group) => group.standing.length > 0);
  const onlyRead = groups.filter((group) => group.standing.length === 0);
  return (
    <ul id="calls" data-activity-count={calls.length} className="flex scroll-mt-16 flex-col gap-4">
      {standing.map((group) => (
        <Group key={keyOf(group)} group={group} line={line} />
      ))}
      {onlyRead.length > 0 && <OnlyRead groups={onlyRead} line={line} />}
    </ul>
  );
}

function keyOf({ service, resource }: CallGroup): string {
  return `${service} ${resource}`;
}

type Line = Omit<CallsProps, "calls">;

/** Everything on which nobody did more than look: one line until one wants to know. */
function OnlyRead({ groups, line }: { groups: readonly CallGroup[]; line: Line }) {
  const t = useTranslations("activity");
  const reads = groups.flatMap((group) => group.reads);
  return (
    <li>
      <Folded
        summary={t("onlyReads", { count: reads.length, resources: groups.length })}
        open={reads.some(({ eventId }) => eventId === line.openEventId)}
      >
        <ul className="flex flex-col gap-3 pt-1">
          {groups.map((group) => (
            <li key={keyOf(group)}>
              <Name group={group} />
              <Lines calls={group.reads} line={line} />
            </li>
          ))}
        </ul>
      </Folded>
    </li>
  );
}

function Group({ group, line }: { group: CallGroup; line: Line }) {
  const t = useTranslations("activity");
  const { standing, reads } = group;
  return (
    <li>
      <Name group={group} />
      <Lines calls={standing} line={line} />
      {reads.length > 0 && (
        <Folded
          summary={t("reads", { count: reads.length })}
          open={reads.some(({ eventId }) => eventId === line.openEventId)}
        >
          <Lines calls={reads} line={line} />
        </Folded>
      )}
    </li>
  );
}

function Name({ group: { service, resource } }: { group: CallGroup }) {
  const t = useTranslations("activity");
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 pb-1">
      <span className="text-xs text-ink-faint">{service}</span>
      <span className="min-w-0 font-mono text-xs break-all text-ink">
        {resource || <span className="font-sans text-ink-faint">{t("noResource")}</span>}
      </span>
    </p>
  );
}

function Lines({ calls, line }: { calls: readonly ActivityView[]; line: Line }) {
  return (
    <ul className="rounded border">
      {calls.map((call) => (
        <CallLine key={call.eventId} call={call} {...line} />
      ))}
    </ul>
  );
}

function Folded({ summary, open, children }: { summary: string; open: boolean; children: ReactNode }) {
  return (
    <details className="group/reads" open={open || undefined}>
      <summary className="control inline-flex list-none items-center gap-1.5 rounded px-1 text-ink-soft hover:text-ink">
        <span aria-hidden className="text-ink-faint group-open/reads:rotate-90">
          ›
        </span>
        {summary}
      </summary>
      {children}
    </details>
  );
}
