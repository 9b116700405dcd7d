// Account assignments of IAM Identity Center.
import {
  type AccountAssignmentOperationStatus,
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  paginateListAccountAssignments,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import type { FailureReason, Holder, IdentityCenter, OperationAnswer } from "@/core/assignment/ports";
import type { Tuple } from "@/core/assignment/types";
import { Fault } from "@/core/fault";
import type { GroupId, PersonId } from "@/core/ids";
import { asFault } from "./fault";
import type { Instance } from "./instance";

/** The client must not retry by itself: an operation is never repeated blindly, and each call has its turn in the rate. */
export function identityCenter(client: SSOAdminClient, instance: () => Promise<Instance>): IdentityCenter {
  const assignment = async ({ personId, accountId, permissionSetArn }: Tuple) => ({
    InstanceArn: (await instance()).instanceArn,
    TargetId: accountId,
    TargetType: "AWS_ACCOUNT" as const,
    PermissionSetArn: permissionSetArn,
    PrincipalType: "USER" as const,
    PrincipalId: personId,
  });
  return {
    ready: () => asFault(async () => void (await instance())),
    create: (tuple) =>
      asFault(async () => {
        const command = new CreateAccountAssignmentCommand(await assignment(tuple));
        return toAnswer((await client.send(command)).AccountAssignmentCreationStatus);
      }),
    delete: (tuple) =>
      asFault(async () => {
        const command = new DeleteAccountAssignmentCommand(await assignment(tuple));
        return toAnswer((await client.send(command)).AccountAssignmentDeletionStatus);
      }),
    status: (kind, awsRequestId) =>
      asFault(async () => {
        const { instanceArn: InstanceArn } = await instance();
        return toAnswer(await statusOf(client, kind, InstanceArn, awsRequestId));
      }),
    holders: ({ accountId, permissionSetArn }, turn) =>
      asFault(async () => {
        const { instanceArn: InstanceArn } = await instance();
        const holders: Holder[] = [];
        const pages = paginateListAccountAssignments(
          { client, pageSize: 100 },
          { InstanceArn, AccountId: accountId, PermissionSetArn: permissionSetArn },
        );
        for await (const { AccountAssignments = [], NextToken } of pages) {
          for (const { PrincipalType, PrincipalId } of AccountAssignments)
            if (PrincipalId) holders.push(toHolder(PrincipalType, PrincipalId));
          if (NextToken) await turn();
        }
        return holders;
      }),
  };
}

async function statusOf(client: SSOAdminClient, kind: "create" | "delete", InstanceArn: string, id: string) {
  switch (kind) {
    case "create": {
      const input = { InstanceArn, AccountAssignmentCreationRequestId: id };
      return (await client.send(new DescribeAccountAssignmentCreationStatusCommand(input)))
        .AccountAssignmentCreationStatus;
    }
    case "delete": {
      const input = { InstanceArn, AccountAssignmentDeletionRequestId: id };
      return (await client.send(new DescribeAccountAssignmentDeletionStatusCommand(input)))
        .AccountAssignmentDeletionStatus;
    }
  }
}

function toHolder(type: string | undefined, id: string): Holder {
  return type === "GROUP" ? { kind: "group", id: id as GroupId } : { kind: "person", id: id as PersonId };
}

function toAnswer(status: AccountAssignmentOperationStatus | undefined): OperationAnswer {
  const awsRequestId = status?.RequestId;
  if (!status?.Status || !awsRequestId)
    throw new Fault("later", "unknown", "AnswerWithoutStatus", "AWS answered without a status.");
  switch (status.Status) {
    case "SUCCEEDED":
      return { status: "succeeded", awsRequestId };
    case "IN_PROGRESS":
      return { status: "in-progress", awsRequestId };
    case "FAILED": {
      const detail = status.FailureReason ?? "";
      return { status: "failed", awsRequestId, reason: failureReason(detail), detail };
    }
  }
}

/** AWS's FAILED texts; observed, since AWS documents none. */
export function failureReason(text: string): FailureReason {
  if (/\b404\b.*EntitlementItem doesn't exist/is.test(text)) return "not-there";
  if (/assignee .* was not found in directory/is.test(text)) return "principal-gone";
  return /\b403\b/.test(text) ? "forbidden" : "other";
}
