/** The policies that a session guard is carried by: one for each permission set, in every account, harmless at first. */
import type { AccountPolicyData, PermissionSetData, PolicyReference } from "./organization";

/** Denies nothing, since nobody has such an id. */
const HARMLESS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Nobody",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "identitystore:UserId": "nobody" } },
    },
  ],
});

/** What a permission set references, so that it can be guarded: `catraca-guard-<name>` at path `/`. */
export function guardReference(permissionSetName: string): PolicyReference {
  return { name: `catraca-guard-${permissionSetName}`, path: "/" };
}

/** The policies of all these permission sets, as they are before any guard is written. */
export function harmlessGuards(permissionSets: readonly PermissionSetData[]): AccountPolicyData[] {
  return permissionSets.map((set) => ({ ...guardReference(set.name), document: HARMLESS }));
}
