/** What happened, in order. */
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A list along a line; its children are TimelineEntry. */
export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {children}
    </ol>
  );
}

/** The colour of an entry's mark. */
export type TimelineTone = "plain" | "waiting" | "moving" | "active" | "failed" | "caution";

const tones: Record<TimelineTone, string> = {
  plain: "border-line bg-surface text-ink-faint",
  waiting: "border-transparent bg-waiting-soft text-waiting",
  moving: "border-transparent bg-moving-soft text-moving",
  active: "border-transparent bg-active-soft text-active",
  failed: "border-failed/50 bg-failed-soft text-failed",
  caution: "border-transparent bg-caution-soft text-caution",
};

interface TimelineEntryProps {
  /** A lucide icon. */
  icon: ReactNode;
  tone?: TimelineTone;
  title: ReactNode;
  /** A Time. */
  time: ReactNode;
  /** It has not happened yet. */
  ahead?: boolean;
  children?: ReactNode;
}

/** One thing that happened, or (`ahead`) will. */
export function TimelineEntry({
  icon,
  tone = "plain",
  title,
  time,
  ahead = false,
  children,
}: TimelineEntryProps) {
  return (
    <li className="group/entry relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden className="absolute top-7 bottom-0 left-3.5 border-l group-last/entry:hidden" />
      <span
        aria-hidden
        className={classNames(
          "flex size-7 shrink-0 items-center justify-center rounded-full border [&_svg]:size-3.5",
          tones[tone],
          ahead && "border-dashed",
        )}
      >
        {icon}
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className={ahead ? "text-ink-soft" : "font-medium"}>{title}</p>
          <div className="text-xs text-ink-faint">{time}</div>
        </div>
        {children && <div className="mt-1 text-ink-soft">{children}</div>}
      </div>
    </li>
  );
}
