"use client";
/** Label, hint and error around one control. */
import { useTranslations } from "next-intl";
import { type ReactNode, use } from "react";
import { fieldId } from "./field-id";
import { FormContext } from "./form-context";

/** What every field of a form takes. */
export interface FieldProps {
  /** The name under which it is sent; also the key of its error in the form's answer. */
  name: string;
  label: string;
  /** One sentence that helps before one errs. */
  hint?: ReactNode;
  /** Overrides the error that the form's answer has for this name. */
  error?: string;
  /** Needed if two forms of a page have a field of this name. */
  id?: string;
  /** Marks the label as optional; everything else is required by habit, and checked on the server. */
  optional?: boolean;
  /** Shows the label to assistive technology alone (filters, table cells). */
  labelHidden?: boolean;
}

/** What the control inside a Field must carry. */
export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  /** What was typed before, if the form came back without JavaScript. */
  typed: string | undefined;
}

/** Lays out label, control, error and hint, and ties them together. The control is a function of its attributes. */
export function Field({
  name,
  label,
  hint,
  error,
  id,
  optional,
  labelHidden,
  control,
}: FieldProps & { control: (attributes: ControlProps) => ReactNode }) {
  const t = useTranslations("ui");
  const { state } = use(FormContext);
  const shownError = error ?? state.fieldErrors?.[name];
  const controlId = id ?? fieldId(name);
  const described = [shownError && `${controlId}-error`, hint && `${controlId}-hint`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={controlId} className={labelHidden ? "sr-only" : "font-medium"}>
        {label}
        {optional && <span className="ml-1 font-normal text-ink-faint">{t("optional")}</span>}
      </label>
      {control({
        id: controlId,
        name,
        "aria-describedby": described || undefined,
        "aria-invalid": shownError ? true : undefined,
        typed: state.values?.[name],
      })}
      {shownError && (
        <p id={`${controlId}-error`} className="text-failed">
          {shownError}
        </p>
      )}
      {hint && (
        <p id={`${controlId}-hint`} className="text-xs text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
