/** The instance of IAM Identity Center, and who may ask it. */
import { accessDenied, notFound, validationError } from "../aws-error";
import { type Call, type Operations, operation } from "../call";
import { page } from "../pages";
import type { PermissionSet } from "../permission-sets";
import type { World } from "../world";
import { instanceArn, paging } from "./members";

/** Refuses callers that are neither the management account nor its delegated administrator, other instances and other Regions. */
export function requireInstance(world: World, call: Call, arn: string): void {
  const { managementAccount, delegatedAdminAccountId, homeRegion } = world.organization;
  if (call.accountId !== managementAccount.id && call.accountId !== delegatedAdminAccountId) {
    throw accessDenied("You do not have sufficient access to perform this action.");
  }
  if (arn !== world.organization.instanceArn || call.region !== homeRegion) {
    throw notFound(`Instance ${arn} does not exist in ${call.region}.`);
  }
}

/** The permission set of that ARN; refuses when there is none. */
export function requirePermissionSet(world: World, arn: string): PermissionSet {
  const set = world.permissionSets.byArn.get(arn);
  if (!set) throw notFound(`PermissionSet ${arn} does not exist.`);
  return set;
}

/** Refuses an account that is not in the organization. */
export function requireAccount(world: World, accountId: string): void {
  if (!world.tree.accounts.has(accountId))
    throw notFound(`Account ${accountId} does not exist in the organization.`);
}

/** The error for a token that the service did not hand out. */
export function invalidToken() {
  return validationError("NextToken is not valid.");
}

function metadata(world: World) {
  const { instanceArn: arn, identityStoreId, managementAccount, createdAt, homeRegion } = world.organization;
  return {
    InstanceArn: arn,
    IdentityStoreId: identityStoreId,
    IdentityStoreArn: `arn:aws:identitystore::${managementAccount.id}:identitystore/${identityStoreId}`,
    OwnerAccountId: managementAccount.id,
    Name: "demo",
    CreatedDate: Date.parse(createdAt) / 1000,
    Status: "ACTIVE",
    PrimaryRegion: homeRegion,
  };
}

/** ListInstances, DescribeInstance. */
export function instanceOperations(world: World): Operations {
  return {
    ListInstances: operation(paging, (input, call) => {
      const here = call.region === world.organization.homeRegion ? [metadata(world)] : [];
      const cut = page({
        items: here,
        of: "instances",
        keyOf: (instance) => instance.InstanceArn,
        size: input.MaxResults ?? 100,
        token: input.NextToken,
        refuse: invalidToken,
      });
      return { Instances: cut.items, NextToken: cut.nextToken };
    }),
    DescribeInstance: operation({ InstanceArn: instanceArn }, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      return { ...metadata(world), PermissionSetsEnabled: true };
    }),
  };
}
