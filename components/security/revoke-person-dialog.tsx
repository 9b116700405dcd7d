"use client";
/** Ending everything that one person has, at once. */
import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-area";

/** `count`: how many grants that would be, as far as the page knows. */
export function RevokePersonDialog({
  action,
  personId,
  name,
  count,
}: {
  action: FormAction;
  personId: string;
  name: string;
  count: number;
}) {
  const t = useTranslations("security");
  return (
    <FormDialog
      name="revoke-person"
      trigger={
        <>
          <Ban aria-hidden />
          {t("revokePerson")}
        </>
      }
      triggerVariant="danger"
      title={t("revokePersonTitle", { name })}
      description={t("revokePersonLead", { count })}
      action={action}
      hidden={{ personId }}
      confirmLabel={t("revokePersonConfirm")}
      danger
    >
      <TextArea
        name="reason"
        id="person-reason"
        label={t("reason")}
        hint={t("revokeHint")}
        maxLength={2000}
        required
      />
    </FormDialog>
  );
}
