"use client";
/** From when: from the approval, or at a time. */
import { useTranslations } from "next-intl";
import { use } from "react";
import { useServerNow } from "@/components/live/server-clock";
import { Chips } from "@/components/ui/chips";
import { FormContext } from "@/components/ui/form-context";
import { localIn } from "./zoned-time";

interface StartFieldProps {
  /** The zone in which the time is meant; the form sends it along. */
  timeZone: string;
  maxDaysAhead: number;
}

/** The time shows once "later" is chosen, by CSS, so that it works without JavaScript. */
export function StartField({ timeZone, maxDaysAhead }: StartFieldProps) {
  const t = useTranslations("ask");
  const { state } = use(FormContext);
  const nowMs = useServerNow(60_000);
  const error = state.fieldErrors?.startsAt;
  return (
    <div id="field-startsAt" tabIndex={-1} className="outline-none">
      <Chips
        name="start"
        label={t("start")}
        error={error}
        defaultValue="now"
        options={[
          { value: "now", label: t("startNow") },
          { value: "later", label: t("startLater") },
        ]}
        hint={t("startHint")}
      >
        <span className="hidden flex-wrap items-center gap-2 group-has-[[value=later]:checked]/chips:flex">
          <input
            type="datetime-local"
            name="startsAt"
            aria-label={t("startsAt", { timeZone })}
            aria-invalid={error ? true : undefined}
            min={localIn(timeZone, nowMs)}
            max={localIn(timeZone, nowMs + maxDaysAhead * 86_400_000)}
            defaultValue={state.values?.startsAt ?? localIn(timeZone, nextHour(nowMs))}
            className="input-box w-auto! tabular-nums"
          />
          <span className="text-xs text-ink-faint">{timeZone.replaceAll("_", " ")}</span>
        </span>
      </Chips>
    </div>
  );
}

function nextHour(nowMs: number): number {
  return Math.ceil((nowMs + 1) / 3_600_000) * 3_600_000;
}
