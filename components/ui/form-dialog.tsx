"use client";
/** A button, and a form in a dialog that stands in the page from the start: it opens and sends without JavaScript. */
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useId, useMemo, useRef } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { DialogContext } from "./dialog-context";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

interface FormDialogProps {
  /** Names the deed for scripts and tests: `data-dialog` on the button, `data-form` on the form. */
  name: string;
  /** The words (and icon) of the button. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  triggerClass?: string;
  title: ReactNode;
  description?: ReactNode;
  action: FormAction;
  /** Sent along unseen, e.g. `{ requestId, contentHash }`. */
  hidden?: Record<string, string | number>;
  /** Names the deed: "Approve", never "OK". */
  confirmLabel: string;
  danger?: boolean;
  /** The fields. */
  children?: ReactNode;
}

/**
 * For one or two forms a page that matter most; for a deed on each row use Dialog, whose code comes on intent.
 * The browser's own dialog: with JavaScript modal, without it a popover. Focus goes in, and back to the button.
 */
export function FormDialog({
  name,
  trigger,
  triggerVariant,
  triggerSize,
  triggerClass,
  title,
  description,
  action,
  hidden,
  confirmLabel,
  danger = false,
  children,
}: FormDialogProps) {
  const t = useTranslations("common");
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const close = useCallback(() => {
    if (box.current?.matches(":popover-open")) box.current.hidePopover();
    else box.current?.close();
  }, []);
  const context = useMemo(() => ({ close }), [close]);
  return (
    <>
      <Button
        variant={triggerVariant}
        size={triggerSize}
        className={triggerClass}
        data-dialog={name}
        aria-haspopup="dialog"
        popoverTarget={id}
        onClick={(event) => {
          event.preventDefault();
          if (!box.current?.matches(":popover-open") && !box.current?.open) box.current?.showModal();
        }}
      >
        {trigger}
      </Button>
      <dialog
        ref={box}
        id={id}
        popover="auto"
        aria-labelledby={`${id}-title`}
        aria-describedby={description ? `${id}-description` : undefined}
        className={place}
      >
        <DialogContext value={context}>
          <h2 id={`${id}-title`} className="text-base font-medium">
            {title}
          </h2>
          {description && (
            <div id={`${id}-description`} className="mt-1 text-ink-soft">
              {description}
            </div>
          )}
          <Form action={action} hidden={hidden} data-form={name} className="mt-4 flex flex-col gap-4">
            {children}
            <div className="flex flex-col-reverse gap-2 tablet:flex-row tablet:justify-end">
              <Button
                popoverTarget={id}
                popoverTargetAction="hide"
                onClick={(event) => {
                  event.preventDefault();
                  close();
                }}
              >
                {t("cancel")}
              </Button>
              <SubmitButton variant={danger ? "danger" : "primary"}>{confirmLabel}</SubmitButton>
            </div>
          </Form>
        </DialogContext>
      </dialog>
    </>
  );
}

const place = [
  "fixed inset-x-0 top-auto bottom-0 mx-auto h-fit max-h-[90dvh] w-full max-w-none overflow-y-auto rounded-t",
  "whitespace-normal border-0 bg-surface p-5 text-left text-ink shadow-float outline-none backdrop:bg-[#0a0a0d80]",
  "open:animate-appear tablet:top-[14vh] tablet:bottom-auto tablet:max-h-[78dvh] tablet:max-w-lg tablet:rounded",
].join(" ");
