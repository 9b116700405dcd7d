/** Reading permission sets and what hangs on them. */
import { notFound } from "../aws-error";
import { type Operations, operation } from "../call";
import { page } from "../pages";
import { maybe } from "../shape";
import type { World } from "../world";
import { invalidToken, requireInstance, requirePermissionSet } from "./instance";
import { instanceArn, paging, permissionSetArn, taggableResourceArn } from "./members";

const setMembers = { InstanceArn: instanceArn, PermissionSetArn: permissionSetArn };

function listingOperations(world: World): Operations {
  return {
    ListPermissionSets: operation({ InstanceArn: instanceArn, ...paging }, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      const cut = page({
        items: [...world.permissionSets.byArn.keys()].sort(),
        of: "permission sets",
        keyOf: (arn) => arn,
        size: input.MaxResults ?? 100,
        token: input.NextToken,
        refuse: invalidToken,
      });
      return { PermissionSets: cut.items, NextToken: cut.nextToken };
    }),
    ListManagedPoliciesInPermissionSet: operation({ ...setMembers, ...paging }, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      const cut = page({
        items: requirePermissionSet(world, input.PermissionSetArn).managedPolicies,
        of: `managed policies of ${input.PermissionSetArn}`,
        keyOf: (path) => path,
        size: input.MaxResults ?? 100,
        token: input.NextToken,
        refuse: invalidToken,
      });
      const attached = cut.items.map((path) => ({
        Name: path.split("/").at(-1),
        Arn: `arn:aws:iam::aws:policy/${path}`,
      }));
      return { AttachedManagedPolicies: attached, NextToken: cut.nextToken };
    }),
  };
}

/** The reads of permission sets, and tags. */
export function permissionSetOperations(world: World): Operations {
  return {
    ...listingOperations(world),
    DescribePermissionSet: operation(setMembers, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      const set = requirePermissionSet(world, input.PermissionSetArn);
      return {
        PermissionSet: {
          Name: set.name,
          PermissionSetArn: set.arn,
          Description: set.description,
          CreatedDate: Date.parse(world.organization.createdAt) / 1000,
          SessionDuration: set.sessionDuration,
        },
      };
    }),
    ListTagsForResource: operation(
      { InstanceArn: maybe(instanceArn), ResourceArn: taggableResourceArn, NextToken: paging.NextToken },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn ?? world.organization.instanceArn);
        const set = world.permissionSets.byArn.get(input.ResourceArn);
        if (!set && input.ResourceArn !== world.organization.instanceArn) {
          throw notFound(`Resource ${input.ResourceArn} does not exist.`);
        }
        return { Tags: Object.entries(set?.tags ?? {}).map(([Key, Value]) => ({ Key, Value })) };
      },
    ),
  };
}
