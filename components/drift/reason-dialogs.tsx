"use client";
/** Deeds about all of drift: giving access again, and taking the word of a look that was held back. */
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-area";

/** After a restore: access is given again on this database. */
export function GiveAgainDialog({ action }: { action: FormAction }) {
  const t = useTranslations("drift");
  return (
    <FormDialog
      name="give-again"
      trigger={t("giveAgain")}
      title={t("giveAgainTitle")}
      description={t("giveAgainLead")}
      action={action}
      confirmLabel={t("giveAgain")}
    >
      <Reason id="give-again-reason" />
    </FormDialog>
  );
}

/** `gone`: how many differences that closes. */
export function BelieveDialog({ action, gone }: { action: FormAction; gone: number }) {
  const t = useTranslations("drift");
  return (
    <FormDialog
      name="believe"
      trigger={t("believe")}
      title={t("believeTitle")}
      description={t("believeLead", { gone })}
      action={action}
      confirmLabel={t("believe")}
    >
      <Reason id="believe-reason" />
    </FormDialog>
  );
}

function Reason({ id }: { id: string }) {
  const t = useTranslations("drift");
  return (
    <TextArea name="reason" id={id} label={t("reason")} hint={t("reasonHint")} maxLength={2000} required />
  );
}
