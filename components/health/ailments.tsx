/** What of the installation needs somebody, loud where access is not being ended. */
import { useTranslations } from "next-intl";
import { Alarm } from "@/components/ui/alarm";
import { Banner } from "@/components/ui/banner";
import { type Ailment, isClockOff, type WorkerView } from "@/core/health/types";
import { ClockOff } from "./clock-off";

interface AilmentsProps {
  ailments: readonly Ailment[];
  workers: readonly WorkerView[];
}

/** One banner for each, the worst first; nothing when all is well. */
export function Ailments({ ailments, workers }: AilmentsProps) {
  const t = useTranslations("health");
  return ailments.map((ailment) => (
    <div key={ailment} data-ailment={ailment}>
      {ailment === "no-worker" ? (
        <Alarm title={t("ailments.no-worker")}>{t("todo.no-worker")}</Alarm>
      ) : (
        <Banner tone={ailment === "queue-down" ? "caution" : "error"} title={t(`ailments.${ailment}`)}>
          {ailment === "worker-clock-off" && (
            <ul>
              {workers.filter(isClockOff).map((worker) => (
                <li key={worker.number}>
                  <ClockOff worker={worker} />
                </li>
              ))}
            </ul>
          )}
          {t(`todo.${ailment}`)}
        </Banner>
      )}
    </div>
  ));
}
