// Account assignments of IAM Identity Center.
import {
  type AccountAssignmentOperationStatus,
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  type ListAccountAssignmentsCommandInput,
  ListInstancesCommand,
  paginateListAccountAssignments,
  ResourceNotFoundException,
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
        const place = { InstanceArn, AccountId: accountId, PermissionSetArn: permissionSetArn };
        try {
          return await holdersOf(client, place, turn);
        } catch (error) {
          if (!(error instanceof ResourceNotFoundException)) throw error;
          await turn();
          if (await isInstanceThere(client, InstanceArn)) return [];
          throw error;
        }
      }),
  };
}

async function holdersOf(
  client: SSOAdminClient,
  place: ListAccountAssignmentsCommandInput,
  turn: () => Promise<void>,
): Promise<Holder[]> {
  const holders: Holder[] = [];
  for await (const page of paginateListAccountAssignments({ client, pageSize: 100 }, place)) {
    for (const { PrincipalType, PrincipalId } of page.AccountAssignments ?? [])
      if (PrincipalId) holders.push(toHolder(PrincipalType, PrincipalId));
    if (page.NextToken) await turn();
  }
  return holders;
}

/** AWS knows no such account or permission set, so nobody holds it: its own word, if it is still the same Identity Center. */
async function isInstanceThere(client: SSOAdminClient, InstanceArn: string): Promise<boolean> {
  const { Instances = [] } = await client.send(new ListInstancesCommand({}));
  return Instances.some((instance) => instance.InstanceArn === InstanceArn);
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
    throw new Fault("later", "unclear", "AnswerWithoutStatus", "AWS answered without a status.");
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
