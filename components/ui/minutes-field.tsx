"use client";
/** For how long: a few usual lengths as chips, and a field for any other. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Chips } from "./chips";

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
 * Sent as `minutes`: a number, or "other", and then `otherMinutes` holds the number. So it works without
 * JavaScript; with it, writing in the field chooses "other".
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
  const other = useRef<HTMLInputElement>(null);
  const shown = offered.filter((minutes) => minutes >= min && minutes <= max);
  const isOffered = shown.includes(defaultMinutes);
  return (
    <Chips
      name="minutes"
      label={label}
      hint={hint}
      defaultValue={isOffered ? String(defaultMinutes) : "other"}
      options={shown.map((minutes) => ({
        value: String(minutes),
        label: minutes % 60 === 0 ? t("hours", { count: minutes / 60 }) : t("minutes", { count: minutes }),
      }))}
    >
      <span className="inline-flex items-center gap-2">
        <input
          ref={other}
          type="radio"
          name="minutes"
          value="other"
          defaultChecked={!isOffered}
          aria-label={t("otherMinutes")}
          className="size-4"
        />
        <input
          type="number"
          name="otherMinutes"
          inputMode="numeric"
          aria-label={t("otherMinutes")}
          placeholder={t("otherMinutes")}
          min={min}
          max={max}
          defaultValue={isOffered ? undefined : defaultMinutes}
          onInput={() => {
            if (other.current) other.current.checked = true;
          }}
          className="input-box w-44! tabular-nums"
        />
      </span>
    </Chips>
  );
}
