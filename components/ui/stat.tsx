/** A figure. */
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";

interface StatProps {
  label: string;
  value: ReactNode;
  /** Below the figure: the unit, p90, what it was a week ago. */
  detail?: ReactNode;
  /** The list behind the figure. Every number has one. */
  href: string;
}

/** A number that opens its list. Lay several out in a grid. */
export function Stat({ label, value, detail, href }: StatProps) {
  return (
    <AppLink
      href={href}
      className="group block min-w-0 rounded border bg-surface px-4 py-3 hover:border-line-strong"
    >
      <span className="flex items-center justify-between gap-2 text-ink-soft">
        {label}
        <ArrowRight
          aria-hidden
          className="size-3.5 shrink-0 text-ink-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      </span>
      <span className="mt-1 block text-xl font-medium tabular-nums">{value}</span>
      {detail && <span className="block text-xs text-ink-faint">{detail}</span>}
    </AppLink>
  );
}
