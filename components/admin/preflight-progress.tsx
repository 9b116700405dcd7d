/** How far a check has come: a bar a step. */
import { useTranslations } from "next-intl";
import type { Step } from "@/core/preflight/types";
import type { Check } from "./use-preflight";

const steps: readonly Step[] = ["permissions", "permission-sets", "accounts"];

/** The bars fill without moving by themselves; the words beside them say the same. */
export function PreflightProgress({ check }: { check: Check }) {
  const t = useTranslations("preflight");
  return (
    <div className="grid gap-x-6 gap-y-3 tablet:grid-cols-3">
      {steps.map((step) => {
        const { done, total } = check.progress[step] ?? { done: 0, total: 0 };
        const percent = total > 0 ? (done / total) * 100 : 0;
        return (
          <div key={step} className="flex flex-col gap-1 text-xs text-ink-soft tabular-nums">
            {t("progress", { step, done, total })}
            <svg
              aria-hidden
              viewBox="0 0 100 1"
              preserveAspectRatio="none"
              className="h-1 w-full rounded bg-sunken"
            >
              <rect width={percent} height="1" className="fill-accent" />
            </svg>
          </div>
        );
      })}
    </div>
  );
}
