/** The customer managed policies that a permission set references. Changes reach accounts by provisioning only. */
import { AwsError, notFound } from "../aws-error";
import { type Call, type Operations, operation } from "../call";
import { page } from "../pages";
import type { PermissionSet } from "../permission-sets";
import { maybe, structure, text } from "../shape";
import type { World } from "../world";
import { requireNotInManagement } from "./inline-policy";
import { invalidToken, requireInstance, requirePermissionSet } from "./instance";
import { instanceArn, paging, permissionSetArn } from "./members";

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html (managed policies of both kinds) */
const MOST_POLICIES = 20;

const setMembers = { InstanceArn: instanceArn, PermissionSetArn: permissionSetArn };
const reference = structure({
  Name: text({ min: 1, max: 128, pattern: /^[\w+=,.@-]+$/ }),
  Path: maybe(text({ min: 1, max: 512, pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/ })),
});

interface Input {
  InstanceArn: string;
  PermissionSetArn: string;
  CustomerManagedPolicyReference: { Name: string; Path: string | undefined };
}

function opened(world: World, input: Input, call: Call) {
  requireInstance(world, call, input.InstanceArn);
  const set: PermissionSet = requirePermissionSet(world, input.PermissionSetArn);
  requireNotInManagement(world, call, input.PermissionSetArn);
  const { Name: name, Path: path = "/" } = input.CustomerManagedPolicyReference;
  const references = set.customerManagedPolicies ?? [];
  const rest = references.filter((one) => one.name !== name || (one.path ?? "/") !== path);
  return { set, name, path, references, rest };
}

/** Attach, detach and list. */
export function policyReferenceOperations(world: World): Operations {
  const members = { ...setMembers, CustomerManagedPolicyReference: reference };
  return {
    AttachCustomerManagedPolicyReferenceToPermissionSet: operation(members, (input, call) => {
      const { set, name, path, references, rest } = opened(world, input, call);
      if (rest.length < references.length) {
        throw new AwsError("ConflictException", `Policy ${path}${name} is already attached.`);
      }
      if (references.length + set.managedPolicies.length >= MOST_POLICIES) {
        throw new AwsError(
          "ServiceQuotaExceededException",
          `At most ${MOST_POLICIES} policies can be attached.`,
        );
      }
      world.permissionSets.setReferences(set.arn, [...references, { name, path }]);
      return {};
    }),
    DetachCustomerManagedPolicyReferenceFromPermissionSet: operation(members, (input, call) => {
      const { set, name, path, references, rest } = opened(world, input, call);
      if (rest.length === references.length) throw notFound(`Policy ${path}${name} is not attached.`);
      world.permissionSets.setReferences(set.arn, rest);
      return {};
    }),
    ListCustomerManagedPolicyReferencesInPermissionSet: operation(
      { ...setMembers, ...paging },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        const cut = page({
          items: requirePermissionSet(world, input.PermissionSetArn).customerManagedPolicies ?? [],
          of: `customer managed policies of ${input.PermissionSetArn}`,
          keyOf: (reference) => `${reference.path ?? "/"}${reference.name}`,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        const references = cut.items.map(({ name, path }) => ({ Name: name, Path: path ?? "/" }));
        return { CustomerManagedPolicyReferences: references, NextToken: cut.nextToken };
      },
    ),
  };
}
