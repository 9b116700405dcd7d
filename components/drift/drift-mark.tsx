/** The kind of a difference: always icon, word and colour together. */
import { CircleDashed, UserRoundX } from "lucide-react";
import { useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { DriftKind } from "@/core/drift/types";

/** What is overdue looks as overdue looks everywhere. */
export function DriftMark({ kind }: { kind: DriftKind }) {
  const t = useTranslations("drift.marks");
  if (kind === "overdue") return <StateMark state="overdue" />;
  const Icon = kind === "foreign" ? UserRoundX : CircleDashed;
  const look = kind === "foreign" ? "bg-caution-soft text-caution" : "bg-moving-soft text-moving";
  return (
    <span
      className={`inline-flex min-h-5.5 items-center gap-1 whitespace-nowrap rounded px-1.5 text-xs font-medium ${look}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {t(kind)}
    </span>
  );
}
