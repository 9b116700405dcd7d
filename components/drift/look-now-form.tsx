"use client";
/** Looking at AWS at once. */
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

export function LookNowForm({ action }: { action: FormAction }) {
  const t = useTranslations("drift");
  return (
    <Form action={action} data-form="look-now" className="flex flex-col gap-2">
      <SubmitButton variant="secondary">
        <RefreshCw aria-hidden />
        {t("lookNow")}
      </SubmitButton>
    </Form>
  );
}
