"use client";
/** A button on a row of drift, and the dialog that decides on it. */
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { FormAction } from "@/components/ui/form-state";
import { FindingForm } from "./finding-form";

interface FindingDialogProps {
  deed: "adopt" | "remove";
  action: FormAction;
  findingId: string;
  name: string;
  permissionSet: string;
  account: string;
}

/** Without JavaScript the button leads to a page with the same form. */
export function FindingDialog({ deed, action, findingId, ...names }: FindingDialogProps) {
  const t = useTranslations("drift");
  return (
    <Dialog
      name={deed}
      href={`/security/drift/${findingId}`}
      trigger={t(deed)}
      triggerVariant={deed === "remove" ? "danger" : "secondary"}
      triggerSize="small"
      title={t(`${deed}Title`, names)}
      description={t(`${deed}Lead`)}
    >
      <FindingForm {...{ deed, action, findingId }} inDialog />
    </Dialog>
  );
}
