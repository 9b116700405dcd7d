/** The mark of what is protected and of what needs a second thought; not the mark of an error. */
import { ShieldAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** protected: touches foundational services; warning: allowed, but read this first. */
export function CautionMark({
  kind = "protected",
  children,
}: {
  kind?: "protected" | "warning";
  children: ReactNode;
}) {
  const Icon = kind === "protected" ? ShieldAlert : TriangleAlert;
  return (
    <span className="inline-flex min-h-5.5 items-center gap-1 rounded bg-caution-soft px-1.5 text-xs font-medium text-caution">
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {children}
    </span>
  );
}
