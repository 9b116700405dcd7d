"use client";
/** Saying yes, perhaps to less than was asked. */
import { Check } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useServerNow } from "@/components/live/server-clock";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { MinutesField } from "@/components/ui/minutes-field";
import { absoluteTime } from "@/components/ui/written-time";
import { offeredMinutes } from "./offered-minutes";

interface ApproveDialogProps {
  action: FormAction;
  requestId: string;
  contentHash: string;
  /** The question: "Approve DatabaseAdmin in payments-prod for Ana?" */
  title: string;
  askedMinutes: number;
  minMinutes: number;
  /** Milliseconds; null: from the approval. */
  startsAtMs: number | null;
  /** What one should have read before one agrees. */
  warning?: string;
}

/** Shows until when access would last, as one chooses. */
export function ApproveDialog({
  askedMinutes,
  minMinutes,
  startsAtMs,
  warning,
  ...props
}: ApproveDialogProps) {
  const t = useTranslations("approval");
  const [minutes, setMinutes] = useState(askedMinutes);

  function choose(event: FormEvent<HTMLDivElement>) {
    const form = (event.target as HTMLInputElement).form;
    if (!form) return;
    const data = new FormData(form);
    const chosen = data.get("minutes");
    setMinutes(Number(chosen === "other" ? data.get("otherMinutes") : chosen));
  }

  return (
    <FormDialog
      name="approve"
      trigger={
        <>
          <Check aria-hidden />
          {t("approve")}
        </>
      }
      triggerVariant="primary"
      triggerClass="w-full desk:w-auto"
      title={props.title}
      description={warning}
      action={props.action}
      hidden={{ requestId: props.requestId, contentHash: props.contentHash }}
      confirmLabel={t("approve")}
    >
      <div onChange={choose} className="flex flex-col gap-3">
        <MinutesField
          label={t("howLong")}
          offered={offeredMinutes(askedMinutes, minMinutes)}
          min={minMinutes}
          max={askedMinutes}
          defaultMinutes={askedMinutes}
        />
        <Until minutes={minutes} startsAtMs={startsAtMs} />
      </div>
    </FormDialog>
  );
}

function Until({ minutes, startsAtMs }: { minutes: number; startsAtMs: number | null }) {
  const t = useTranslations("approval");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useServerNow(10_000);
  const sound = Number.isInteger(minutes) && minutes > 0;
  const endsAt = (startsAtMs ?? now) + (sound ? minutes : 0) * 60_000;
  return (
    <p role="status" className="min-h-5 text-ink-soft" suppressHydrationWarning>
      {sound &&
        t(startsAtMs === null ? "untilFromNow" : "untilFromStart", {
          time: absoluteTime(endsAt, now, locale, timeZone),
        })}
    </p>
  );
}
