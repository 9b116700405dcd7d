"use client";
/** What to know, or to mend, before sending. */
import { useTranslations } from "next-intl";
import { CautionMark } from "@/components/ui/caution-mark";
import type { Limits } from "@/core/policy/types";
import type { Preview } from "./preview";
import { useWrittenDuration } from "./written-duration";

/** Nothing at all if there is nothing to say. */
export function PreviewCautions({ preview, limits }: { preview: Preview; limits: Limits }) {
  const t = useTranslations("ask");
  const duration = useWrittenDuration();
  const production = preview.parts
    .flatMap(({ accounts }) => accounts)
    .filter(({ isProduction }) => isProduction);
  const mend = [
    ...preview.notOffered.map(({ name }) => t("mendNotOffered", { name, set: preview.set?.name ?? "" })),
    ...(preview.minutes === "too-many" ? [t("mendTooLong", { max: duration(preview.maxMinutes) })] : []),
    ...(preview.minutes === "too-few" ? [t("mendTooShort", { min: duration(limits.minMinutes) })] : []),
    ...(preview.start === "past" ? [t("mendPast")] : []),
    ...(preview.start === "too-far" ? [t("mendTooFar", { days: limits.maxDaysAhead })] : []),
  ];
  const know = [
    ...(production.length > 0
      ? [t("knowProduction", { accounts: production.map(({ name }) => name).join(", ") })]
      : []),
    ...(preview.start === "later" ? [t("knowLateApproval")] : []),
  ];
  if (mend.length + know.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-t pt-4">
      <dt className="sr-only">{t("warnings")}</dt>
      {mend.map((text) => (
        <dd key={text} className="text-failed">
          {text}
        </dd>
      ))}
      {know.map((text) => (
        <dd key={text} className="flex flex-col items-start gap-1 text-ink-soft">
          <CautionMark kind="warning">{t("mind")}</CautionMark>
          {text}
        </dd>
      ))}
    </div>
  );
}
