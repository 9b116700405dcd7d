/** An account and a permission set, in one line. */
import type { TargetView } from "@/core/directory/views";

export function TargetName({ target }: { target: Pick<TargetView, "accountName" | "permissionSetName"> }) {
  return (
    <span className="min-w-0 break-words">
      <span className="font-medium">{target.accountName}</span>{" "}
      <span className="text-ink-soft">{target.permissionSetName}</span>
    </span>
  );
}
