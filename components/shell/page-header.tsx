/** The head of a page. */
import type { ReactNode } from "react";
import { FreshnessLine } from "@/components/live/freshness-line";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence on what this page is for. */
  lead?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
  /** The page has a LiveRefresh: says how fresh it is. */
  live?: boolean;
}

/** The page's only h1. */
export function PageHeader({ title, lead, actions, live = false }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-medium">{title}</h1>
        {lead && <p className="mt-0.5 max-w-prose text-ink-soft">{lead}</p>}
      </div>
      {(actions || live) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {live && <FreshnessLine />}
          {actions}
        </div>
      )}
    </div>
  );
}
