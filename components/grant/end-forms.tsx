/** The two ways to end a grant on its story page: by its holder, and by those who may take it back. */
import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { GrantView } from "@/core/grant/views";
import { ConfirmInPlace } from "./confirm-in-place";
import { deedFacts } from "./deed-facts";

interface EndFormProps {
  grant: GrantView;
  action: FormAction;
}

/** "I'm done", or giving up what has not begun. */
export function DoneForm({ grant, action }: EndFormProps) {
  const t = useTranslations("grant");
  const begun = grant.state !== "scheduled";
  const what = deedFacts(grant);
  return (
    <ConfirmInPlace
      name="done"
      label={t(begun ? "done" : "giveUp")}
      title={t(begun ? "doneTitle" : "giveUpTitle", what)}
      description={t(begun ? "doneBody" : "giveUpBody", what)}
    >
      <Form action={action} hidden={{ grantId: grant.id }} data-form="done">
        <SubmitButton size="small" className="self-start">
          {t(begun ? "doneConfirm" : "giveUpConfirm")}
        </SubmitButton>
      </Form>
    </ConfirmInPlace>
  );
}

/** A reason is owed to whoever loses the access. */
export function RevokeForm({ grant, action }: EndFormProps) {
  const t = useTranslations("grant");
  const what = deedFacts(grant);
  return (
    <ConfirmInPlace
      danger
      name="revoke"
      label={t("revoke")}
      title={t("revokeTitle", what)}
      description={t("revokeBody", { ...what, name: grant.requester.displayName })}
    >
      <Form action={action} hidden={{ grantId: grant.id }} data-form="revoke">
        <TextArea name="reason" id={`reason-${grant.id}`} label={t("reason")} maxLength={2000} />
        <SubmitButton variant="danger" size="small" className="self-start">
          {t("revokeConfirm")}
        </SubmitButton>
      </Form>
    </ConfirmInPlace>
  );
}
