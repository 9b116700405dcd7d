"use client";
/** One of a handful, all in sight. */
import { type ReactNode, use } from "react";
import { fieldId } from "./field-id";
import { FormContext } from "./form-context";
import type { Option } from "./select";

interface ChipsProps {
  name: string;
  label: string;
  options: readonly Option[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: string;
  /** What stands after the last chip, e.g. a field for another value. */
  children?: ReactNode;
}

/** A native radio group that looks like chips: arrows move, and it is sent without JavaScript. */
export function Chips({ name, label, options, defaultValue, hint, error, children }: ChipsProps) {
  const { state } = use(FormContext);
  const shownError = error ?? state.fieldErrors?.[name];
  const id = fieldId(name);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="flex min-w-0 flex-col gap-1"
      aria-describedby={shownError ? `${id}-error` : undefined}
    >
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="group/chips flex flex-wrap items-center gap-1.5">
        {options.map((option) => (
          <label key={option.value} className={chipStyle}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === (state.values?.[name] ?? defaultValue)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
        {children}
      </div>
      {shownError && (
        <p id={`${id}-error`} className="text-failed">
          {shownError}
        </p>
      )}
      {hint && <p className="text-xs text-ink-faint">{hint}</p>}
    </fieldset>
  );
}

const chipStyle = [
  "relative inline-flex min-h-9 items-center rounded border border-line-strong/60 bg-surface px-3 touch:min-h-12 touch:px-4",
  "hover:border-line-strong hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium",
  "has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
].join(" ");
