/** Where the decision is made: at the end of the card, on a phone stuck to the bottom, above the places. */
import type { ReactNode } from "react";

/** Two buttons side by side. */
export function DecisionBar({ children }: { children: ReactNode }) {
  return (
    <div
      data-screen-only
      className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 grid grid-cols-2 gap-2 border-t bg-surface px-4 py-2 desk:static desk:flex desk:rounded-b desk:flex-row-reverse desk:justify-end desk:px-5 desk:py-4"
    >
      {children}
    </div>
  );
}
