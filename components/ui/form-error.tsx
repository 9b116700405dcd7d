"use client";
/** The refusal at the head of a form. */
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fieldId } from "./field-id";
import type { FormState } from "./form-state";

/** Says what is wrong with the whole form and links to each field that needs another look; takes the focus. */
export function FormError({ state }: { state: FormState }) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(state.fieldErrors ?? {});
  const wrong = Boolean(state.message) || fields.length > 0;

  useEffect(() => {
    if (wrong && state) box.current?.focus();
  }, [state, wrong]);

  if (!wrong) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex animate-appear gap-2 rounded border border-failed/50 bg-failed-soft p-3 outline-none"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
      <div className="min-w-0">
        <p className="font-medium">{state.message ?? t("formHasErrors", { count: fields.length })}</p>
        {fields.length > 0 && (
          <ul className="mt-1 text-ink-soft">
            {fields.map(([name, message]) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`} className="underline underline-offset-3">
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
        {state.requestId && (
          <p className="mt-1 text-ink-soft">
            {t("requestId")} <code className="font-mono">{state.requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}
