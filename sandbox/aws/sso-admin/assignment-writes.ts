/** Creating and deleting account assignments: accepted at once, done later. */
import { AwsError } from "../aws-error";
import { type Call, heldAndForced, type Operations, operation } from "../call";
import type { AssignmentOperation } from "../operations";
import { oneOf } from "../shape";
import type { World } from "../world";
import { assignmentStatus } from "./assignment-status";
import { requireNotInManagement } from "./inline-policy";
import { requireAccount, requireInstance, requirePermissionSet } from "./instance";
import { accountId, instanceArn, permissionSetArn, principalId, principalType } from "./members";

/** Outstanding creates: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html (the error is our guess). */
const MOST_OUTSTANDING_CREATES = 15;

const members = {
  InstanceArn: instanceArn,
  TargetId: accountId,
  TargetType: oneOf("AWS_ACCOUNT"),
  PermissionSetArn: permissionSetArn,
  PrincipalType: principalType,
  PrincipalId: principalId,
};

interface Input {
  InstanceArn: string;
  TargetId: string;
  PermissionSetArn: string;
  PrincipalType: "USER" | "GROUP";
  PrincipalId: string;
}

function begin(world: World, kind: "CREATE" | "DELETE", input: Input, call: Call): AssignmentOperation {
  requireInstance(world, call, input.InstanceArn);
  requirePermissionSet(world, input.PermissionSetArn);
  requireAccount(world, input.TargetId);
  if (input.TargetId !== world.organization.managementAccount.id) {
    requireNotInManagement(world, call, input.PermissionSetArn);
  }
  const isFull = world.operations.runningOfKind("CREATE") >= MOST_OUTSTANDING_CREATES;
  if (kind === "CREATE" && world.options.throttle && isFull) {
    throw new AwsError("ThrottlingException", "Too many outstanding CreateAccountAssignment requests");
  }
  const operation: AssignmentOperation = {
    kind,
    requestId: world.random.uuid(),
    status: "IN_PROGRESS",
    createdAtMs: call.atMs,
    dueAtMs: call.atMs + world.random.mostlySmall(world.profile.statusMs),
    callerAccountId: call.accountId,
    ...heldAndForced(call),
    tuple: {
      principalType: input.PrincipalType,
      principalId: input.PrincipalId,
      accountId: input.TargetId,
      permissionSetArn: input.PermissionSetArn,
    },
  };
  world.operations.begin(world.keyOf(operation), operation);
  return operation;
}

/** CreateAccountAssignment, DeleteAccountAssignment. */
export function assignmentWriteOperations(world: World): Operations {
  return {
    CreateAccountAssignment: operation(members, (input, call) => ({
      AccountAssignmentCreationStatus: assignmentStatus(begin(world, "CREATE", input, call)),
    })),
    DeleteAccountAssignment: operation(members, (input, call) => ({
      AccountAssignmentDeletionStatus: assignmentStatus(begin(world, "DELETE", input, call)),
    })),
  };
}
