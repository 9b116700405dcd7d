"use client";
/** For how long: a few usual lengths as chips, and a field for any other. */
import { useTranslations } from "next-intl";
import { use } from "react";
import { Chips } from "./chips";
import { FormContext } from "./form-context";

interface MinutesFieldProps {
  label: string;
  /** The lengths offered, in minutes. */
  offered?: readonly number[];
  /** Smallest and largest number that the field takes, in minutes. */
  min: number;
  max: number;
  /** In minutes; one that is not offered stands in the field. */
  defaultMinutes?: number;
  hint?: string;
}

/**
 * Sent as `minutes`: a number, or "other", and then `otherMinutes` holds the number, in a
 * field that shows once "other" is chosen (by CSS, so it works without JavaScript).
 */
export function MinutesField({
  label,
  offered = [30, 60, 120, 240],
  min,
  max,
  defaultMinutes = 60,
  hint,
}: MinutesFieldProps) {
  const t = useTranslations("ui");
  const { state } = use(FormContext);
  const shown = offered.filter((minutes) => minutes >= min && minutes <= max);
  const isOffered = shown.includes(defaultMinutes);
  const choices = shown.map((minutes) => ({
    value: String(minutes),
    label: minutes % 60 === 0 ? t("hours", { count: minutes / 60 }) : t("minutes", { count: minutes }),
  }));
  return (
    <Chips
      name="minutes"
      label={label}
      hint={hint}
      error={state.fieldErrors?.minutes ?? state.fieldErrors?.otherMinutes}
      defaultValue={isOffered ? String(defaultMinutes) : "other"}
      options={[...choices, { value: "other", label: t("other") }]}
    >
      <input
        type="number"
        name="otherMinutes"
        inputMode="numeric"
        aria-label={t("otherMinutes")}
        placeholder={t("minutesShort")}
        min={min}
        max={max}
        defaultValue={state.values?.otherMinutes ?? (isOffered ? undefined : defaultMinutes)}
        className="input-box hidden w-24! tabular-nums group-has-[[value=other]:checked]/chips:block"
      />
    </Chips>
  );
}
