"use client";
/** Deciding on one foreign access: adopting it, or having it removed. */
import { useTranslations } from "next-intl";
import { DialogActions } from "@/components/ui/dialog-actions";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";

interface FindingFormProps {
  deed: "adopt" | "remove";
  action: FormAction;
  findingId: string;
  /** In a dialog it can be cancelled; on a page of its own one just leaves. */
  inDialog?: boolean;
}

/** Asks why. */
export function FindingForm({ deed, action, findingId, inDialog = false }: FindingFormProps) {
  const t = useTranslations("drift");
  const isDanger = deed === "remove";
  return (
    <Form action={action} hidden={{ findingId }} data-form={deed} data-finding={findingId}>
      <TextArea
        name="reason"
        id={`${deed}-reason`}
        label={t("reason")}
        hint={t("reasonHint")}
        maxLength={2000}
        required
      />
      {inDialog ? (
        <DialogActions confirmLabel={t(`${deed}Confirm`)} danger={isDanger} />
      ) : (
        <div className="flex justify-end">
          <SubmitButton variant={isDanger ? "danger" : "primary"}>{t(`${deed}Confirm`)}</SubmitButton>
        </div>
      )}
    </Form>
  );
}
