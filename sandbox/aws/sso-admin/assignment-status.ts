/** How creates and deletes of account assignments stand. */
import { notFound } from "../aws-error";
import { type Call, type Operations, operation } from "../call";
import type { AssignmentOperation } from "../operations";
import { page } from "../pages";
import type { World } from "../world";
import { invalidToken, requireInstance } from "./instance";
import { instanceArn, operationId, paging, statusFilter } from "./members";

/** The status as the Describe calls, and the writes themselves, answer it. */
export function assignmentStatus(operation: AssignmentOperation) {
  return {
    Status: operation.status,
    RequestId: operation.requestId,
    FailureReason: operation.failureReason,
    TargetId: operation.tuple.accountId,
    TargetType: "AWS_ACCOUNT",
    PermissionSetArn: operation.tuple.permissionSetArn,
    PrincipalType: operation.tuple.principalType,
    PrincipalId: operation.tuple.principalId,
    CreatedDate: operation.createdAtMs / 1000,
  };
}

function find(world: World, kind: "CREATE" | "DELETE", requestId: string): AssignmentOperation {
  const found = world.operations.find(requestId);
  if (!found || found.kind === "PROVISION" || found.kind !== kind) {
    throw notFound(`Assignment request ${requestId} does not exist.`);
  }
  return found;
}

interface ListInput {
  InstanceArn: string;
  MaxResults: number | undefined;
  NextToken: string | undefined;
  Filter: { Status: string | undefined } | undefined;
}

function list(world: World, kind: "CREATE" | "DELETE", input: ListInput, call: Call) {
  requireInstance(world, call, input.InstanceArn);
  const wanted = input.Filter?.Status;
  const cut = page({
    items: world.operations.ofKind(kind).filter((one) => !wanted || one.status === wanted),
    of: `${kind} ${wanted ?? ""}`,
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
  return { statuses, nextToken: cut.nextToken };
}

/** The Describe…Status and List…Status calls. The lists carry no principal, as AWS's do not. */
export function assignmentStatusOperations(world: World): Operations {
  const listMembers = { InstanceArn: instanceArn, Filter: statusFilter, ...paging };
  return {
    DescribeAccountAssignmentCreationStatus: operation(
      { InstanceArn: instanceArn, AccountAssignmentCreationRequestId: operationId },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        const found = find(world, "CREATE", input.AccountAssignmentCreationRequestId);
        return { AccountAssignmentCreationStatus: assignmentStatus(found) };
      },
    ),
    DescribeAccountAssignmentDeletionStatus: operation(
      { InstanceArn: instanceArn, AccountAssignmentDeletionRequestId: operationId },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        const found = find(world, "DELETE", input.AccountAssignmentDeletionRequestId);
        return { AccountAssignmentDeletionStatus: assignmentStatus(found) };
      },
    ),
    ListAccountAssignmentCreationStatus: operation(listMembers, (input, call) => {
      const { statuses, nextToken } = list(world, "CREATE", input, call);
      return { AccountAssignmentsCreationStatus: statuses, NextToken: nextToken };
    }),
    ListAccountAssignmentDeletionStatus: operation(listMembers, (input, call) => {
      const { statuses, nextToken } = list(world, "DELETE", input, call);
      return { AccountAssignmentsDeletionStatus: statuses, NextToken: nextToken };
    }),
  };
}
