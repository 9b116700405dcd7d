import { DoneForm, RevokeForm } from "@/components/grant/end-forms";
import { GrantCard } from "@/components/grant/grant-card";
import { UseAccess } from "@/components/grant/use-access";
import type { GrantView } from "@/core/grant/views";
import { type Authority, mayRevoke } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { endOwn } from "../../access/actions";
import { revoke } from "./actions";

/** One grant, with what this person may do about it now. */
export function GrantSection({ grant, authority }: { grant: GrantView; authority: Authority }) {
  const own = grant.requester.id === authority.person.id;
  const isLive = grant.state === "activating" || grant.state === "active";
  const goesOn = !grant.overdue && (grant.state === "scheduled" || isLive);
  const { accessPortalUrl, awsRegion } = portal();
  const revocable = mayRevoke(authority, { requesterId: grant.requester.id, unitId: grant.unit.id });
  const forms = [
    own && goesOn && grant.state === "active" && (
      <UseAccess key="use" target={grant.target} door={{ accessPortalUrl, region: awsRegion }} />
    ),
    own && goesOn && <DoneForm key="done" grant={grant} action={endOwn} />,
    !own && goesOn && revocable && <RevokeForm key="revoke" grant={grant} action={revoke} />,
  ].filter(Boolean);
  return (
    <GrantCard grant={grant} own={own}>
      {forms.length > 0 && forms}
    </GrantCard>
  );
}
