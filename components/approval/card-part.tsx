/** One answer of the decision card. */
import type { ReactNode } from "react";

/** A question as a small heading, and what is known. */
export function CardPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t px-4 py-3.5 desk:px-5">
      <h3 className="mb-1 text-xs font-normal text-ink-faint">{title}</h3>
      {children}
    </section>
  );
}
