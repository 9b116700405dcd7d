// The button on each row of access that the viewer may take back.
import { deedFacts } from "@/components/grant/deed-facts";
import { RevokeDialog } from "@/components/security/revoke-dialog";
import { finalGrantStates } from "@/core/grant/types";
import type { GrantView } from "@/core/grant/views";
import { type Authority, mayRevoke } from "@/core/policy/authority";
import { revoke } from "./actions";

/** Whether revoking would still change something. */
export function isRevocable({ state }: GrantView): boolean {
  return state !== "ending" && !finalGrantStates.some((each) => each === state);
}

/** Nothing where the viewer may not, or where there is nothing left to take. */
export function revokeOf(authority: Authority) {
  return (grant: GrantView) => {
    const owned = { requesterId: grant.requester.id, unitId: grant.unit.id };
    if (!isRevocable(grant) || !mayRevoke(authority, owned)) return null;
    const { guarded, session } = deedFacts(grant);
    return (
      <RevokeDialog
        action={revoke}
        grantId={grant.id}
        accountName={grant.target.accountName}
        permissionSetName={grant.target.permissionSetName}
        personName={grant.requester.displayName}
        sessions={{ guarded, session }}
      />
    );
  };
}
