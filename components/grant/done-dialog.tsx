/** "I'm done": asks once, then ends one's own access. */
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/components/ui/form-state";
import type { GrantView } from "@/core/grant/views";
import { deedFacts } from "./deed-facts";

/** Without JavaScript it leads to the story, where the same is a plain form. */
export function DoneDialog({ grant, action }: { grant: GrantView; action: FormAction }) {
  const t = useTranslations("grant");
  const what = deedFacts(grant);
  const begun = grant.state !== "scheduled";
  return (
    <ConfirmDialog
      name="done"
      href={`/requests/${grant.requestId}#grant-${grant.id}`}
      triggerSize="small"
      trigger={t(begun ? "done" : "giveUp")}
      title={t(begun ? "doneTitle" : "giveUpTitle", what)}
      description={t(begun ? "doneBody" : "giveUpBody", what)}
      action={action}
      hidden={{ grantId: grant.id }}
      confirmLabel={t(begun ? "doneConfirm" : "giveUpConfirm")}
    />
  );
}
