/** How many calls were made under a grant, and what stands out among them. */
import { useTranslations } from "next-intl";
import { CautionMark } from "@/components/ui/caution-mark";
import { TextLink } from "@/components/ui/text-link";
import type { GrantView } from "@/core/grant/views";

/** Leads to the calls themselves, in the request's story. */
export function CallCounts({ grant }: { grant: GrantView }) {
  const t = useTranslations("security");
  const { total, writes, errors, protected: guarded } = grant.calls;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 tabular-nums">
      <TextLink href={`/requests/${grant.requestId}`}>
        {total === 0 && !grant.collectingUntil ? t("callsNone") : t("callCount", { count: total })}
      </TextLink>
      {writes > 0 && <span className="text-xs text-ink-soft">{t("writeCount", { count: writes })}</span>}
      {errors > 0 && <span className="text-xs text-failed">{t("errorCount", { count: errors })}</span>}
      {guarded > 0 && <CautionMark>{t("protectedCount", { count: guarded })}</CautionMark>}
    </span>
  );
}
