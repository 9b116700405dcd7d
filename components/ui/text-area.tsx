"use client";
/** Text of more than one line. */
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps } from "./field";

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps>;

/** Grows with what is written in it (`field-sizing`; elsewhere it scrolls and can be dragged). */
export function TextArea({
  name,
  label,
  hint,
  error,
  id,
  optional,
  labelHidden,
  className,
  defaultValue,
  ...area
}: TextAreaProps) {
  return (
    <Field
      {...{ name, label, hint, error, id, optional, labelHidden }}
      control={({ typed, ...attributes }) => (
        <textarea
          rows={2}
          {...area}
          {...attributes}
          {...(area.value === undefined && { defaultValue: typed ?? defaultValue })}
          className={classNames("input-box field-sizing-content max-h-80 resize-y", className)}
        />
      )}
    />
  );
}
