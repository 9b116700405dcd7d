/** Bringing permission sets into accounts, and which are there. */
import { AwsError, notFound, validationError } from "../aws-error";
import { heldAndForced, type Operations, operation } from "../call";
import type { ProvisioningOperation } from "../operations";
import { page } from "../pages";
import type { ProvisionedRole } from "../permission-sets";
import { maybe, oneOf } from "../shape";
import type { World } from "../world";
import { requireNotInManagement } from "./inline-policy";
import { invalidToken, requireAccount, requireInstance, requirePermissionSet } from "./instance";
import {
  accountId,
  instanceArn,
  operationId,
  paging,
  permissionSetArn,
  provisioningStatus,
  statusFilter,
} from "./members";

/** ProvisionPermissionSet runs at most three at a time: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html */
const MOST_RUNNING = 3;

function statusOf(operation: ProvisioningOperation) {
  return {
    Status: operation.status,
    RequestId: operation.requestId,
    AccountId: operation.accountId,
    PermissionSetArn: operation.permissionSetArn,
    FailureReason: operation.failureReason,
    CreatedDate: operation.createdAtMs / 1000,
  };
}

function provisioning(world: World): Operations {
  const members = {
    InstanceArn: instanceArn,
    PermissionSetArn: permissionSetArn,
    TargetType: oneOf("AWS_ACCOUNT", "ALL_PROVISIONED_ACCOUNTS"),
    TargetId: maybe(accountId),
  };
  return {
    ProvisionPermissionSet: operation(members, (input, call) => {
      requireInstance(world, call, input.InstanceArn);
      requirePermissionSet(world, input.PermissionSetArn);
      requireNotInManagement(world, call, input.PermissionSetArn);
      if (input.TargetType === "AWS_ACCOUNT") {
        if (input.TargetId === undefined)
          throw validationError("TargetId is required when TargetType is AWS_ACCOUNT.");
        requireAccount(world, input.TargetId);
      }
      if (world.options.throttle && world.operations.runningOfKind("PROVISION") >= MOST_RUNNING) {
        throw new AwsError("ThrottlingException", "Too many concurrent ProvisionPermissionSet requests");
      }
      const operation: ProvisioningOperation = {
        kind: "PROVISION",
        requestId: world.random.uuid(),
        status: "IN_PROGRESS",
        createdAtMs: call.atMs,
        dueAtMs: call.atMs + world.random.mostlySmall(world.profile.statusMs),
        callerAccountId: call.accountId,
        ...heldAndForced(call),
        permissionSetArn: input.PermissionSetArn,
        accountId: input.TargetType === "AWS_ACCOUNT" ? input.TargetId : undefined,
      };
      world.operations.begin(world.keyOf(operation), operation);
      return { PermissionSetProvisioningStatus: statusOf(operation) };
    }),
    DescribePermissionSetProvisioningStatus: operation(
      { InstanceArn: instanceArn, ProvisionPermissionSetRequestId: operationId },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        const operation = world.operations.find(input.ProvisionPermissionSetRequestId);
        if (operation?.kind !== "PROVISION") {
          throw notFound(`Provisioning request ${input.ProvisionPermissionSetRequestId} does not exist.`);
        }
        return { PermissionSetProvisioningStatus: statusOf(operation) };
      },
    ),
    ListPermissionSetProvisioningStatus: operation(
      { InstanceArn: instanceArn, Filter: statusFilter, ...paging },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        const wanted = input.Filter?.Status;
        const cut = page({
          items: world.operations.ofKind("PROVISION").filter((one) => !wanted || one.status === wanted),
          of: `provisioning ${wanted ?? ""}`,
          keyOf: (one) => one.requestId,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        const statuses = cut.items.map((one) => ({
          Status: one.status,
          RequestId: one.requestId,
          CreatedDate: one.createdAtMs / 1000,
        }));
        return { PermissionSetsProvisioningStatus: statuses, NextToken: cut.nextToken };
      },
    ),
  };
}

/** ProvisionPermissionSet and its status, and the two lists of what is provisioned where. */
export function provisioningOperations(world: World): Operations {
  const isWanted = (role: ProvisionedRole, status: string | undefined) => {
    if (status === undefined) return true;
    const isLatest =
      role.provisionedVersion === world.permissionSets.byArn.get(role.permissionSetArn)?.version;
    return isLatest === (status === "LATEST_PERMISSION_SET_PROVISIONED");
  };
  return {
    ...provisioning(world),
    ListPermissionSetsProvisionedToAccount: operation(
      { InstanceArn: instanceArn, AccountId: accountId, ProvisioningStatus: provisioningStatus, ...paging },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        requireAccount(world, input.AccountId);
        const roles = world.permissionSets.roles().filter((role) => role.accountId === input.AccountId);
        const cut = page({
          items: roles
            .filter((role) => isWanted(role, input.ProvisioningStatus))
            .map((role) => role.permissionSetArn)
            .sort(),
          of: `sets in ${input.AccountId} ${input.ProvisioningStatus ?? ""}`,
          keyOf: (arn) => arn,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        return { PermissionSets: cut.items, NextToken: cut.nextToken };
      },
    ),
    ListAccountsForProvisionedPermissionSet: operation(
      {
        InstanceArn: instanceArn,
        PermissionSetArn: permissionSetArn,
        ProvisioningStatus: provisioningStatus,
        ...paging,
      },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        requirePermissionSet(world, input.PermissionSetArn);
        const roles = world.permissionSets
          .roles()
          .filter((role) => role.permissionSetArn === input.PermissionSetArn);
        const cut = page({
          items: roles
            .filter((role) => isWanted(role, input.ProvisioningStatus))
            .map((role) => role.accountId)
            .sort(),
          of: `accounts of ${input.PermissionSetArn} ${input.ProvisioningStatus ?? ""}`,
          keyOf: (id) => id,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        return { AccountIds: cut.items, NextToken: cut.nextToken };
      },
    ),
  };
}
