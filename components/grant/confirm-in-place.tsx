/** A button that unfolds its own confirmation, without a script: a deed on a page that must work without one. */
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";

interface ConfirmInPlaceProps {
  label: ReactNode;
  danger?: boolean;
  /** For tests: `data-confirm` on the button. */
  name: string;
  title: ReactNode;
  description: ReactNode;
  /** The form that does it. */
  children: ReactNode;
}

export function ConfirmInPlace({
  label,
  danger = false,
  name,
  title,
  description,
  children,
}: ConfirmInPlaceProps) {
  return (
    <details className="group/confirm w-full print:hidden">
      <summary
        data-confirm={name}
        className={buttonStyle(
          danger ? "danger" : "secondary",
          "small",
          "list-none group-open/confirm:bg-hover",
        )}
      >
        {label}
      </summary>
      <div className="mt-2 flex animate-appear flex-col gap-3 rounded border bg-sunken p-3">
        <div>
          <p className="font-medium">{title}</p>
          <p className="text-ink-soft">{description}</p>
        </div>
        {children}
      </div>
    </details>
  );
}
