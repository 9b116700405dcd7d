/** One call to AWS. */
import { CircleX, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "@/components/ui/app-link";
import { CautionMark } from "@/components/ui/caution-mark";
import { Time } from "@/components/ui/time";
import type { ActivityView } from "@/core/activity/views";

interface CallLineProps {
  call: ActivityView;
  openEventId: string | undefined;
  addressOf: (eventId: string | undefined) => string;
  endedAt: ReadonlyMap<string, Date>;
}

/** Its JSON comes from the server only when one asks for it: the link opens it in place, also without JavaScript. */
export function CallLine({ call, openEventId, addressOf, endedAt }: CallLineProps) {
  const t = useTranslations("activity");
  const open = call.eventId === openEventId;
  const end = endedAt.get(call.grantId);
  return (
    <li
      id={`event-${call.eventId}`}
      data-event={call.eventId}
      className="scroll-mt-16 border-b px-3 py-1.5 last:border-b-0"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Time at={call.at} show="absolute" className="font-mono text-xs text-ink-faint tabular-nums" />
        <Kind call={call} />
        <span
          className={`min-w-0 font-mono text-xs break-all ${call.readOnly ? "text-ink-soft" : "font-medium text-ink"}`}
        >
          {call.action}
        </span>
        {call.isProtected && <CautionMark>{t("protected")}</CautionMark>}
        {end && call.at > end && <CautionMark kind="warning">{t("afterEnd")}</CautionMark>}
        <span className="ml-auto text-xs text-ink-faint">{call.region}</span>
        <AppLink
          href={`${addressOf(open ? undefined : call.eventId)}#event-${call.eventId}`}
          scroll={false}
          aria-expanded={open}
          aria-label={t(open ? "hideJson" : "showJson", { action: call.action })}
          className="control -my-1 inline-flex items-center rounded px-1.5 font-mono text-xs text-ink-soft hover:bg-hover hover:text-ink touch:min-w-12 touch:justify-center"
        >
          {"{ }"}
        </AppLink>
      </div>
      {call.errorCode && (
        <p className="mt-0.5 text-xs text-failed wrap-anywhere">
          {call.errorCode}
          {call.errorMessage && <span className="text-ink-soft"> · {call.errorMessage}</span>}
        </p>
      )}
      {open && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
          tabIndex={0}
          aria-label={t("json", { action: call.action })}
          className="mt-2 max-h-96 overflow-auto rounded border bg-sunken p-3"
        >
          <pre className="font-mono text-xs">{JSON.stringify(call.event, null, 2)}</pre>
        </section>
      )}
    </li>
  );
}

/** Failed, changed something, or read: icon and word. */
function Kind({ call }: { call: ActivityView }) {
  const t = useTranslations("activity");
  if (call.errorCode)
    return (
      <span className="inline-flex items-center gap-1 text-xs font-medium text-failed">
        <CircleX aria-hidden className="size-3.5" />
        {t("failed")}
      </span>
    );
  if (call.readOnly) return <span className="text-xs text-ink-faint">{t("read")}</span>;
  return (
    <span className="inline-flex items-center gap-1 text-xs font-medium text-accent">
      <PencilLine aria-hidden className="size-3.5" />
      {t("write")}
    </span>
  );
}
