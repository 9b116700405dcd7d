"use client";
/** The last line of a dialog's form. */
import { useTranslations } from "next-intl";
import { use } from "react";
import { Button } from "./button";
import { DialogContext } from "./dialog-context";
import { SubmitButton } from "./submit-button";

/** Cancel, and the deed. */
export function DialogActions({ confirmLabel, danger = false }: { confirmLabel: string; danger?: boolean }) {
  const t = useTranslations("common");
  const { close } = use(DialogContext);
  return (
    <div className="flex flex-col-reverse gap-2 tablet:flex-row tablet:justify-end">
      <Button onClick={close}>{t("cancel")}</Button>
      <SubmitButton variant={danger ? "danger" : "primary"}>{confirmLabel}</SubmitButton>
    </div>
  );
}
