/** One call to AWS in a line: service, action, and what stands out. */
import { useTranslations } from "next-intl";
import { CautionMark } from "@/components/ui/caution-mark";
import type { ActivityView } from "@/core/activity/views";

/** Reads are soft, errors say their code, protected actions carry their mark. */
export function CallWords({ call }: { call: ActivityView }) {
  const t = useTranslations("security");
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <code className={`font-mono break-all ${call.readOnly ? "text-ink-soft" : ""}`}>
        {call.service}:{call.action}
      </code>
      {call.isProtected && <CautionMark>{t("protected")}</CautionMark>}
      {call.errorCode && <span className="font-mono text-xs text-failed">{call.errorCode}</span>}
    </span>
  );
}
