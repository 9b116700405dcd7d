/** The inline policy of a permission set: read, put, delete. Changes reach accounts by provisioning only. */
import { AwsError, accessDenied, validationError } from "../aws-error";
import { type Call, type Operations, operation } from "../call";
import { text } from "../shape";
import type { World } from "../world";
import { requireInstance, requirePermissionSet } from "./instance";
import { instanceArn, permissionSetArn } from "./members";

/** What an inline policy may measure, without white space: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html */
const MOST_CHARACTERS = 10_240;

const setMembers = { InstanceArn: instanceArn, PermissionSetArn: permissionSetArn };

/** A delegated administrator may not touch a permission set that is provisioned in the management account. */
export function requireNotInManagement(world: World, call: Call, setArn: string): void {
  const managementId = world.organization.managementAccount.id;
  if (call.accountId === managementId || !world.permissionSets.role(managementId, setArn)) return;
  throw accessDenied(`PermissionSet ${setArn} is provisioned in the management account ${managementId}.`);
}

function requirePolicy(policy: string): void {
  if (policy.replace(/\s/g, "").length > MOST_CHARACTERS) {
    throw new AwsError(
      "ServiceQuotaExceededException",
      `The inline policy exceeds ${MOST_CHARACTERS} characters.`,
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(policy);
  } catch {
    throw validationError("Invalid policy: the policy is not in the valid JSON format.");
  }
  if (typeof parsed !== "object" || parsed === null || !("Statement" in parsed)) {
    throw validationError("Invalid policy: the policy has no Statement.");
  }
}

/** Get, put and delete of the inline policy. */
export function inlinePolicyOperations(world: World): Operations {
  const policy = text({ min: 1, max: 32_768, pattern: /^[\t\n\r\u0020-\u00FF]+$/ });
  return {
    GetInlinePolicyForPermissionSet: operation(setMembers, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      return { InlinePolicy: requirePermissionSet(world, input.PermissionSetArn).inlinePolicy ?? "" };
    }),
    PutInlinePolicyToPermissionSet: operation({ ...setMembers, InlinePolicy: policy }, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      requirePermissionSet(world, input.PermissionSetArn);
      requireNotInManagement(world, call, input.PermissionSetArn);
      requirePolicy(input.InlinePolicy);
      world.permissionSets.setInlinePolicy(input.PermissionSetArn, input.InlinePolicy);
      return {};
    }),
    DeleteInlinePolicyFromPermissionSet: operation(setMembers, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      requirePermissionSet(world, input.PermissionSetArn);
      requireNotInManagement(world, call, input.PermissionSetArn);
      world.permissionSets.setInlinePolicy(input.PermissionSetArn, undefined);
      return {};
    }),
  };
}
