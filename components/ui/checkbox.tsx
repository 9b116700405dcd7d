"use client";
/** Yes or no, beside its words. */
import { type ComponentProps, type ReactNode, use } from "react";
import { fieldId } from "./field-id";
import { FormContext } from "./form-context";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
};

/** A native checkbox; the whole line can be pressed. */
export function Checkbox({ name, label, hint, id = fieldId(name), ...input }: CheckboxProps) {
  const { state } = use(FormContext);
  const error = state.fieldErrors?.[name];
  return (
    <div>
      <label className="control flex items-start gap-2.5 py-1.5">
        <input
          {...input}
          type="checkbox"
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mt-0.5 size-4 shrink-0 touch:size-5"
        />
        <span>
          {label}
          {hint && <span className="block text-xs text-ink-faint">{hint}</span>}
        </span>
      </label>
      {error && (
        <p id={`${id}-error`} className="text-failed">
          {error}
        </p>
      )}
    </div>
  );
}
