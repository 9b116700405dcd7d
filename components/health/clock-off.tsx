/** How far a worker's clock is off. */
import { useTranslations } from "next-intl";
import type { WorkerView } from "@/core/health/types";

/** "Worker 81726354: 10 min ahead". */
export function ClockOff({ worker: { number, clockOffMs } }: { worker: WorkerView }) {
  const t = useTranslations("health");
  const seconds = Math.round(Math.abs(clockOffMs) / 1000);
  const length = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return t(clockOffMs > 0 ? "ahead" : "behind", { number: String(number), length });
}
