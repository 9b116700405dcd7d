/** How long access took on its way: four figures, each with its list. */
import { useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import { writtenLength } from "@/components/ui/written-length";
import { type LeadStep, type LeadTimes, leadSteps } from "@/core/request/figures";

/** Half took at most the large figure, nine of ten the small one. */
export function LeadTimeStats({
  times,
  hrefOf,
}: {
  times: LeadTimes | undefined;
  hrefOf: (step: LeadStep) => string;
}) {
  const t = useTranslations("security");
  return (
    <div className="grid grid-cols-2 gap-3 desk:grid-cols-4">
      {leadSteps.map((step) => {
        const time = times?.times.find((each) => each.step === step);
        return (
          <Stat
            key={step}
            href={hrefOf(step)}
            label={t(`steps.${step}`)}
            value={time ? writtenLength(time.p50) : "–"}
            detail={
              time
                ? t("nineOfTen", { length: writtenLength(time.p90), count: time.count })
                : t("nothingMeasured")
            }
          />
        );
      })}
    </div>
  );
}
