"use client";
/** The button on a row of access, and the dialog that takes it back. */
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { FormAction } from "@/components/ui/form-state";
import { RevokeForm } from "./revoke-form";

interface RevokeDialogProps {
  action: FormAction;
  grantId: string;
  accountName: string;
  permissionSetName: string;
  personName: string;
  /** What becomes of live sessions. */
  sessions: { guarded: string; session: string };
}

/** Without JavaScript the button leads to a page with the same form. */
export function RevokeDialog({
  action,
  grantId,
  accountName,
  permissionSetName,
  personName,
  sessions,
}: RevokeDialogProps) {
  const t = useTranslations("security");
  return (
    <Dialog
      name="revoke"
      href={`/security/live/${grantId}`}
      trigger={t("revoke")}
      triggerVariant="danger"
      triggerSize="small"
      title={t("revokeTitle", { name: personName, permissionSet: permissionSetName, account: accountName })}
      description={t("revokeLead", sessions)}
    >
      <RevokeForm {...{ action, grantId, accountName }} />
    </Dialog>
  );
}
