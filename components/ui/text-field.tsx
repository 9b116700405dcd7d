"use client";
/** One line of text, a number, a date. */
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";

type TextFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps> & {
    /** Account ids, ARNs: monospaced. */
    mono?: boolean;
  };

/** A native input under our look; uncontrolled unless `value` is given. */
export function TextField({
  name,
  label,
  hint,
  error,
  id,
  optional,
  labelHidden,
  mono,
  className,
  defaultValue,
  ...input
}: TextFieldProps) {
  return (
    <Field
      {...{ name, label, hint, error, id, optional, labelHidden }}
      control={({ typed, ...attributes }) => (
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...attributes}
          {...(input.value === undefined && { defaultValue: typed ?? defaultValue })}
          className={classNames("input-box", mono && "font-mono", className)}
        />
      )}
    />
  );
}
