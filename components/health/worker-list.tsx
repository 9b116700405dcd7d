/** The workers that run, each with its clock. */
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { isClockOff, type WorkerView } from "@/core/health/types";
import { ClockOff } from "./clock-off";

/** Says so where none runs. */
export function WorkerList({ workers }: { workers: readonly WorkerView[] }) {
  const t = useTranslations("health");
  if (workers.length === 0)
    return (
      <span className="inline-flex items-center gap-1.5 text-failed">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        {t("noWorker")}
      </span>
    );
  return (
    <ul className="flex flex-col gap-1">
      {workers.map((worker) => (
        <li key={worker.number} data-worker={worker.number} className="flex flex-wrap items-center gap-x-2">
          <Word worker={worker} />
          <span className="text-xs text-ink-faint">
            {t.rich("since", { time: () => <Time at={worker.startedAt} /> })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Word({ worker }: { worker: WorkerView }) {
  const t = useTranslations("health");
  const off = isClockOff(worker);
  const Icon = off ? CircleAlert : CircleCheck;
  return (
    <span className={`inline-flex items-center gap-1.5 ${off ? "text-failed" : "text-active"}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {off ? <ClockOff worker={worker} /> : t("runs", { number: String(worker.number) })}
    </span>
  );
}
