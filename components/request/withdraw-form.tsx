/** Taking one's own request back while nobody has decided. */
import { useTranslations } from "next-intl";
import { ConfirmInPlace } from "@/components/grant/confirm-in-place";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

export function WithdrawForm({ requestId, action }: { requestId: string; action: FormAction }) {
  const t = useTranslations("request");
  return (
    <ConfirmInPlace
      name="withdraw"
      label={t("withdraw")}
      title={t("withdrawTitle")}
      description={t("withdrawBody")}
    >
      <Form action={action} hidden={{ requestId }} data-form="withdraw">
        <SubmitButton size="small" className="self-start">
          {t("withdrawConfirm")}
        </SubmitButton>
      </Form>
    </ConfirmInPlace>
  );
}
