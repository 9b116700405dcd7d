/** A target in a table cell. */
import { TextLink } from "@/components/ui/text-link";
import type { TargetView } from "@/core/directory/views";

/** "payments-prod DatabaseAdmin"; the account leads to all access to it. */
export function TargetWords({
  target,
}: {
  target: Pick<TargetView, "accountId" | "accountName" | "permissionSetName">;
}) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <TextLink href={`/security/access?account=${target.accountId}`} title={target.accountId}>
        {target.accountName}
      </TextLink>
      <span className="text-ink-soft">{target.permissionSetName}</span>
    </span>
  );
}
