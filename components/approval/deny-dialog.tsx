"use client";
/** Saying no, with a reason. */
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-area";

const offered = ["denyNotNow", "denyTooMuch", "denyUnclear"] as const;

/** A reason is needed; three usual ones are a tap away, and can be written on. */
export function DenyDialog({
  action,
  requestId,
  contentHash,
  title,
}: {
  action: FormAction;
  requestId: string;
  contentHash: string;
  title: string;
}) {
  const t = useTranslations("approval");
  return (
    <FormDialog
      name="deny"
      trigger={
        <>
          <X aria-hidden />
          {t("deny")}
        </>
      }
      triggerClass="w-full desk:w-auto"
      title={title}
      description={t("denyLead")}
      action={action}
      hidden={{ requestId, contentHash }}
      confirmLabel={t("deny")}
      danger
    >
      <TextArea name="reason" label={t("denyReason")} rows={3} maxLength={2000} required />
      <fieldset aria-label={t("denyOffered")} className="flex flex-wrap gap-1.5">
        {offered.map((reason) => (
          <Button
            key={reason}
            size="small"
            className="max-w-full shrink! whitespace-normal! py-1 text-left font-normal!"
            onClick={({ currentTarget }) => write(currentTarget.form, t(reason))}
          >
            {t(reason)}
          </Button>
        ))}
      </fieldset>
    </FormDialog>
  );
}

function write(form: HTMLFormElement | null, text: string): void {
  const area = form?.elements.namedItem("reason");
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.value = text;
  area.focus();
}
