/** What must not be overlooked: filled red, for access that should be gone and for what keeps it from going. */
import { OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface AlarmProps {
  title: ReactNode;
  /** It is the head of a box of its own. */
  flush?: boolean;
  children?: ReactNode;
}

/** Says what is wrong and, below, what is done about it. */
export function Alarm({ title, flush = false, children }: AlarmProps) {
  return (
    <div
      role="alert"
      className={classNames("flex gap-2.5 bg-overdue-fill px-4 py-3 text-on-overdue", !flush && "rounded")}
    >
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
