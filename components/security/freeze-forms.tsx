"use client";
/** Stopping new grants, and letting them go on. */
import { Snowflake } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-area";

/** What is active keeps its end; whoever asks reads the reason. */
export function FreezeDialog({ action }: { action: FormAction }) {
  const t = useTranslations("security");
  return (
    <FormDialog
      name="freeze"
      trigger={
        <>
          <Snowflake aria-hidden />
          {t("freeze")}
        </>
      }
      title={t("freezeTitle")}
      description={t("freezeLead")}
      action={action}
      confirmLabel={t("freezeConfirm")}
      danger
    >
      <TextArea
        name="reason"
        id="freeze-reason"
        label={t("reason")}
        hint={t("freezeHint")}
        maxLength={2000}
        required
      />
    </FormDialog>
  );
}

export function LiftFreezeDialog({ action }: { action: FormAction }) {
  const t = useTranslations("security");
  return (
    <FormDialog
      name="lift-freeze"
      trigger={t("lift")}
      title={t("liftTitle")}
      description={t("liftLead")}
      action={action}
      confirmLabel={t("lift")}
    />
  );
}
