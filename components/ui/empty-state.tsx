/** What a list says when it has nothing to show. */
import type { ReactNode } from "react";

interface EmptyStateProps {
  /** The fact: "Nothing waits for you." */
  title: string;
  /** What would stand here and how it comes to: "You decide for 3 accounts of Payments." */
  children?: ReactNode;
  /** The next step, as a LinkButton. */
  action?: ReactNode;
  /** A lucide icon. */
  icon?: ReactNode;
}

/** An empty list teaches. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-10 text-center">
      {icon && (
        <span aria-hidden className="mb-2 text-ink-faint [&_svg]:size-6 [&_svg]:stroke-[1.5]">
          {icon}
        </span>
      )}
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-md text-balance text-ink-soft">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
