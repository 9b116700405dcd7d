// Whether a CloudTrail event was made under a grant. Pure.
import type { CollectableGrant, TrailEvent } from "./types";

const rolePrefix = "AWSReservedSSO_";
/** The role's name ends in "_" and sixteen hexadecimal digits, which change when AWS makes the role anew. */
const roleSuffix = /_[0-9a-f]{16}$/;

/**
 * The permission set that a reserved role belongs to; undefined for any other role. The name is read from the
 * right, since it may itself hold "_". Source: IAM Identity Center User Guide, "Referencing permission sets".
 */
export function permissionSetOfRole(roleName: string | null): string | undefined {
  if (!roleName?.startsWith(rolePrefix) || !roleSuffix.test(roleName)) return undefined;
  return roleName.slice(rolePrefix.length).replace(roleSuffix, "");
}

/**
 * Same account, same permission set, the very person, from the grant's start until its successor's. Not cut at
 * the grant's end: credentials outlive it, and what is done with them matters most.
 */
export function belongsTo(event: TrailEvent, grant: CollectableGrant): boolean {
  const isThePerson = event.onBehalfOf
    ? event.onBehalfOf === grant.personId
    : event.sessionName === grant.userName;
  const isInTime = event.at >= grant.startsAt && (!grant.succeededAt || event.at < grant.succeededAt);
  return (
    isThePerson &&
    isInTime &&
    event.accountId === grant.accountId &&
    permissionSetOfRole(event.roleName) === grant.permissionSetName
  );
}
