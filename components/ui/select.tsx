"use client";
/** One of a few: up to some twenty. For more use Combobox. */
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";

/** One thing to choose. */
export interface Option {
  value: string;
  label: string;
}

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "children"> & {
    options: readonly Option[];
    /** An empty first choice, e.g. "Any state". */
    emptyLabel?: string;
  };

/** The browser's own list, best on phones, under our look. */
export function Select({
  name,
  label,
  hint,
  error,
  id,
  optional,
  labelHidden,
  options,
  emptyLabel,
  className,
  defaultValue,
  ...select
}: SelectProps) {
  return (
    <Field
      {...{ name, label, hint, error, id, optional, labelHidden }}
      control={({ typed, ...attributes }) => (
        <span className="relative block">
          <select
            {...select}
            {...attributes}
            {...(select.value === undefined && { defaultValue: typed ?? defaultValue })}
            className={classNames("input-box appearance-none truncate pr-9", className)}
          >
            {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
            {options.map(({ value, label: text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink-faint"
          />
        </span>
      )}
    />
  );
}
