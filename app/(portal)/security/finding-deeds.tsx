// The buttons on each row of drift, where security has something to decide.
import { FindingDialog } from "@/components/drift/finding-dialog";
import type { FindingView } from "@/core/drift/views";
import { adopt, remove } from "./drift-actions";

/** What can be done about a finding: nothing about ours, which settling looks after, nor about what is closed. */
export function deedsFor({ kind, closedAs, principal, by }: FindingView): ReadonlyArray<"adopt" | "remove"> {
  if (kind !== "foreign" || closedAs !== null || by !== null) return [];
  return principal.kind === "person" ? ["adopt", "remove"] : ["adopt"];
}

export function deedsOf(finding: FindingView) {
  const { id, principal, target } = finding;
  const names = {
    name: principal.displayName,
    permissionSet: target.permissionSetName,
    account: target.accountName,
  };
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {deedsFor(finding).map((deed) => (
        <FindingDialog
          key={deed}
          {...{ deed, ...names }}
          action={deed === "adopt" ? adopt : remove}
          findingId={id}
        />
      ))}
    </span>
  );
}
