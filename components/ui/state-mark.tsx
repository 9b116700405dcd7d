/** The state of a request or a grant: always icon, word and colour together. */
import {
  CalendarClock,
  Check,
  Circle,
  CircleArrowDown,
  CircleArrowUp,
  CircleDot,
  CircleSlash,
  CircleX,
  Clock3,
  type LucideIcon,
  OctagonAlert,
  TimerOff,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Messages } from "@/i18n/messages";
import { classNames } from "./class-names";

/** Every state that has a word of its own: those of requests and of grants, and "overdue". */
export type ShownState = keyof Messages["states"];

const grey = "border-transparent bg-over-soft text-over";
const blue = "border-transparent bg-moving-soft text-moving";
const redOutline = "border-failed/60 text-failed";

const looks: Record<ShownState, { icon: LucideIcon; style: string }> = {
  pending: { icon: Clock3, style: "border-transparent bg-waiting-soft text-waiting" },
  approved: { icon: Check, style: blue },
  scheduled: { icon: CalendarClock, style: "border-line-strong/60 text-ink-soft" },
  activating: { icon: CircleArrowUp, style: blue },
  active: { icon: CircleDot, style: "border-transparent bg-active-soft text-active" },
  ending: { icon: CircleArrowDown, style: blue },
  ended: { icon: Circle, style: grey },
  cancelled: { icon: CircleSlash, style: grey },
  withdrawn: { icon: Undo2, style: grey },
  lapsed: { icon: TimerOff, style: grey },
  denied: { icon: CircleX, style: redOutline },
  failed: { icon: TriangleAlert, style: redOutline },
  overdue: { icon: OctagonAlert, style: "border-transparent bg-overdue-fill text-on-overdue" },
};

/** `quiet` drops the box (in dense tables), never the icon nor the word; overdue is never quiet. */
export function StateMark({ state, quiet = false }: { state: ShownState; quiet?: boolean }) {
  const t = useTranslations("states");
  const { icon: Icon, style } = looks[state];
  const bare = quiet && state !== "overdue";
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap text-xs font-medium",
        bare ? style.replace(/\b(bg|border)-\S+/g, "") : `min-h-5.5 rounded border px-1.5 ${style}`,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {t(state)}
    </span>
  );
}
