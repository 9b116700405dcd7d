"use client";
/** The button that sends a form. */
import { useTranslations } from "next-intl";
import { type ComponentProps, use } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";
import { classNames } from "./class-names";
import { FormContext } from "./form-context";

/**
 * Sends the form around it, a `Form` or a plain `<form action>`. While that runs it keeps its size, says so to
 * assistive technology, and refuses a second press. Give `name` and `value` where several buttons share a form.
 */
export function SubmitButton({
  variant = "primary",
  children,
  className,
  ...props
}: ComponentProps<typeof Button>) {
  const t = useTranslations("ui");
  const { pending: formPending } = useFormStatus();
  const pending = use(FormContext).pending || formPending;
  return (
    <Button
      {...props}
      variant={variant}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={classNames(pending && "cursor-progress! opacity-55", className)}
    >
      {children}
      <span role="status" className="sr-only">
        {pending && t("working")}
      </span>
    </Button>
  );
}
