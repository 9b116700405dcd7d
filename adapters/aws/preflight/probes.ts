// One call an action that can only miss: what it names does not exist, so it changes nothing and learns nothing but
// whether the caller was let through. Writes are asked in this way too; nothing else asks AWS without asking IAM.
import { randomUUID } from "node:crypto";
import {
  DescribeUserCommand,
  GetUserIdCommand,
  type IdentitystoreClient,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-identitystore";
import {
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import {
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  DescribePermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import type { PortalAction } from "@/core/preflight/actions";
import type { Known } from "@/core/preflight/ports";

export interface ProbeClients {
  readonly ssoAdmin: SSOAdminClient;
  readonly identityStore: IdentitystoreClient;
  readonly organizations: OrganizationsClient;
}

type Probes = Record<PortalAction, () => Promise<unknown>>;

/** The call for each action. */
export function probes(clients: ProbeClients, { accountId, instance }: Known): Probes {
  const { instanceArn: InstanceArn = "", identityStoreId: IdentityStoreId = "" } = instance ?? {};
  return {
    ...identityCenterProbes(clients.ssoAdmin, InstanceArn, accountId),
    ...identityStoreProbes(clients.identityStore, IdentityStoreId),
    ...organizationProbes(clients.organizations, accountId),
  };
}

type Of<Service extends string> = Pick<Probes, Extract<PortalAction, `${Service}:${string}`>>;

/** A permission set of that instance that nobody has: AWS gives ids of sixteen hexadecimal digits. */
function noPermissionSet(instanceArn: string): string {
  const [, instanceId = ""] = instanceArn.split("/");
  return `arn:aws:sso:::permissionSet/${instanceId}/ps-${randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

function identityCenterProbes(client: SSOAdminClient, InstanceArn: string, AccountId: string): Of<"sso"> {
  const PermissionSetArn = noPermissionSet(InstanceArn);
  const set = { InstanceArn, PermissionSetArn };
  // No such permission set and no such person: there is nothing that AWS could give or take.
  const nothing = {
    ...set,
    TargetId: AccountId,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "USER",
    PrincipalId: randomUUID(),
  } as const;
  const created = { InstanceArn, AccountAssignmentCreationRequestId: randomUUID() };
  const deleted = { InstanceArn, AccountAssignmentDeletionRequestId: randomUUID() };
  return {
    "sso:ListInstances": () => client.send(new ListInstancesCommand({ MaxResults: 1 })),
    "sso:ListPermissionSets": () =>
      client.send(new ListPermissionSetsCommand({ InstanceArn, MaxResults: 1 })),
    "sso:DescribePermissionSet": () => client.send(new DescribePermissionSetCommand(set)),
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet": () =>
      client.send(new ListCustomerManagedPolicyReferencesInPermissionSetCommand(set)),
    "sso:ListAccountsForProvisionedPermissionSet": () =>
      client.send(new ListAccountsForProvisionedPermissionSetCommand(set)),
    "sso:ListAccountAssignments": () => client.send(new ListAccountAssignmentsCommand({ ...set, AccountId })),
    "sso:CreateAccountAssignment": () => client.send(new CreateAccountAssignmentCommand(nothing)),
    "sso:DeleteAccountAssignment": () => client.send(new DeleteAccountAssignmentCommand(nothing)),
    "sso:DescribeAccountAssignmentCreationStatus": () =>
      client.send(new DescribeAccountAssignmentCreationStatusCommand(created)),
    "sso:DescribeAccountAssignmentDeletionStatus": () =>
      client.send(new DescribeAccountAssignmentDeletionStatusCommand(deleted)),
  };
}

function identityStoreProbes(client: IdentitystoreClient, IdentityStoreId: string): Of<"identitystore"> {
  const nobody = randomUUID();
  const noGroup = randomUUID();
  const noName = {
    UniqueAttribute: { AttributePath: "userName", AttributeValue: `catraca-preflight-${nobody}` },
  };
  return {
    "identitystore:DescribeUser": () =>
      client.send(new DescribeUserCommand({ IdentityStoreId, UserId: nobody })),
    "identitystore:GetUserId": () =>
      client.send(new GetUserIdCommand({ IdentityStoreId, AlternateIdentifier: noName })),
    "identitystore:IsMemberInGroups": () =>
      client.send(
        new IsMemberInGroupsCommand({ IdentityStoreId, MemberId: { UserId: nobody }, GroupIds: [noGroup] }),
      ),
    "identitystore:ListGroupMemberships": () =>
      client.send(new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: noGroup })),
    "identitystore:ListGroups": () => client.send(new ListGroupsCommand({ IdentityStoreId, MaxResults: 1 })),
    "identitystore:ListUsers": () => client.send(new ListUsersCommand({ IdentityStoreId, MaxResults: 1 })),
  };
}

function organizationProbes(client: OrganizationsClient, accountId: string): Of<"organizations"> {
  const ParentId = `ou-none-${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  return {
    "organizations:DescribeOrganization": () => client.send(new DescribeOrganizationCommand({})),
    "organizations:ListRoots": () => client.send(new ListRootsCommand({})),
    "organizations:ListAccountsForParent": () => client.send(new ListAccountsForParentCommand({ ParentId })),
    "organizations:ListOrganizationalUnitsForParent": () =>
      client.send(new ListOrganizationalUnitsForParentCommand({ ParentId })),
    "organizations:ListTagsForResource": () =>
      client.send(new ListTagsForResourceCommand({ ResourceId: accountId })),
  };
}
