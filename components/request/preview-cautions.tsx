"use client";
/** What to know, or to mend, before sending. */
import { useTranslations } from "next-intl";
import { CautionMark } from "@/components/ui/caution-mark";
import { Time } from "@/components/ui/time";
import type { Limits } from "@/core/policy/types";
import type { Extension, Preview } from "./preview";
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
  if (mend.length + know.length + preview.extensions.length === 0) return null;
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
      {preview.extensions.map((extension) => (
        <ExtensionCaution key={extension.account.id} extension={extension} />
      ))}
    </div>
  );
}

/** Asking again shortly before the end may leave a gap. */
function ExtensionCaution({ extension }: { extension: Extension }) {
  const t = useTranslations("ask");
  const time = (atMs: number) => () => <Time at={atMs} show="absolute" className="tabular-nums" />;
  return (
    <dd
      className="flex flex-col items-start gap-1 text-ink-soft"
      data-extension={extension.isLate ? "late" : "near"}
    >
      <CautionMark kind="warning">{t("mind")}</CautionMark>
      <span>
        {t.rich(extension.isLate ? "knowGap" : "knowExtension", {
          account: extension.account.name,
          held: time(extension.heldUntilMs),
          by: time(extension.approvedByMs),
          until: time(extension.gapUntilMs),
        })}
      </span>
    </dd>
  );
}
