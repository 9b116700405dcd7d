"use client";
/** Taking one grant back. */
import { useTranslations } from "next-intl";
import { DialogActions } from "@/components/ui/dialog-actions";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";

interface RevokeFormProps {
  action: FormAction;
  grantId: string;
  accountName: string;
  /** On a page of its own rather than in a dialog: where "cancel" leads. */
  backHref?: string;
}

/** Asks why, and the account's name typed by hand. */
export function RevokeForm({ action, grantId, accountName, backHref }: RevokeFormProps) {
  const t = useTranslations("security");
  return (
    <Form action={action} hidden={{ grantId }} data-form="revoke" data-grant={grantId}>
      <TextArea name="reason" label={t("reason")} hint={t("revokeHint")} maxLength={2000} required />
      <TextField
        name="accountName"
        label={t("typeAccount", { account: accountName })}
        mono
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      {backHref ? (
        <div className="flex flex-wrap justify-end gap-2">
          <LinkButton href={backHref}>{t("back")}</LinkButton>
          <SubmitButton variant="danger">{t("revokeConfirm")}</SubmitButton>
        </div>
      ) : (
        <DialogActions confirmLabel={t("revokeConfirm")} danger />
      )}
    </Form>
  );
}
