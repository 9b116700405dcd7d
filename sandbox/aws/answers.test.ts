/** Every answer fits the SDK's own schema (names, types, required members), and the SDK's own client takes it. */
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as identitystore from "@aws-sdk/client-identitystore";
import * as organizations from "@aws-sdk/client-organizations";
import * as ssoAdmin from "@aws-sdk/client-sso-admin";
import * as sts from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { manualClock } from "./clock";
import { cloudTrailOperations } from "./cloudtrail/lookup-events";
import { demoOrganization as demo } from "./demo-organization";
import { identityStoreOperations } from "./identity-store/service";
import { organizationsOperations } from "./organizations/service";
import { ssoAdminOperations } from "./sso-admin/service";
import { stsOperations } from "./sts";
import {
  authorizationOf,
  EVEN_PROFILE,
  longLivedKeyOf,
  sandboxUnderTest,
} from "./testing/sandbox-under-test";
import { isDate, isSecondsSince1970, type SdkSchema, schemaProblems } from "./testing/schema-check";
import { World } from "./world";

const InstanceArn = demo.instanceArn;
const IdentityStoreId = demo.identityStoreId;
const [readOnly, , , networkAdmin] = demo.permissionSets.map((set) => set.arn);
const [ana] = demo.users.map((user) => user.userId);
const [paymentsEngineers] = demo.groups.map((group) => group.groupId);
const tuple = {
  InstanceArn,
  TargetId: "310000000001",
  TargetType: "AWS_ACCOUNT",
  PermissionSetArn: networkAdmin,
  PrincipalType: "USER",
  PrincipalId: ana,
};
const ofSet = { InstanceArn, PermissionSetArn: readOnly };
const PRODUCTION = "ou-demo-paymentsprod";
const byName = (AttributePath: string, AttributeValue: string) => ({
  UniqueAttribute: { AttributePath, AttributeValue },
});

/** What an input may take from earlier answers: the ids of operations, by the member that names them. */
type Sample = Record<string, unknown> | ((earlier: Record<string, string>) => Record<string, unknown>);

const SSO_ADMIN: Record<string, Sample> = {
  ListInstances: {},
  DescribeInstance: { InstanceArn },
  ListPermissionSets: { InstanceArn, MaxResults: 2 },
  DescribePermissionSet: ofSet,
  PutInlinePolicyToPermissionSet: { ...ofSet, InlinePolicy: '{"Version":"2012-10-17","Statement":[]}' },
  GetInlinePolicyForPermissionSet: ofSet,
  DeleteInlinePolicyFromPermissionSet: ofSet,
  ListManagedPoliciesInPermissionSet: ofSet,
  ListCustomerManagedPolicyReferencesInPermissionSet: ofSet,
  AttachCustomerManagedPolicyReferenceToPermissionSet: {
    ...ofSet,
    CustomerManagedPolicyReference: { Name: "another", Path: "/" },
  },
  DetachCustomerManagedPolicyReferenceFromPermissionSet: {
    ...ofSet,
    CustomerManagedPolicyReference: { Name: "another", Path: "/" },
  },
  ListTagsForResource: { InstanceArn, ResourceArn: readOnly },
  ProvisionPermissionSet: { ...ofSet, TargetType: "ALL_PROVISIONED_ACCOUNTS" },
  DescribePermissionSetProvisioningStatus: (earlier) => ({
    InstanceArn,
    ProvisionPermissionSetRequestId: earlier.PermissionSetProvisioningStatus,
  }),
  ListPermissionSetProvisioningStatus: { InstanceArn },
  ListPermissionSetsProvisionedToAccount: { InstanceArn, AccountId: "320000000011" },
  ListAccountsForProvisionedPermissionSet: ofSet,
  CreateAccountAssignment: tuple,
  DescribeAccountAssignmentCreationStatus: (earlier) => ({
    InstanceArn,
    AccountAssignmentCreationRequestId: earlier.AccountAssignmentCreationStatus,
  }),
  ListAccountAssignmentCreationStatus: { InstanceArn, Filter: { Status: "IN_PROGRESS" } },
  DeleteAccountAssignment: { ...tuple, TargetId: "310000000002" },
  DescribeAccountAssignmentDeletionStatus: (earlier) => ({
    InstanceArn,
    AccountAssignmentDeletionRequestId: earlier.AccountAssignmentDeletionStatus,
  }),
  ListAccountAssignmentDeletionStatus: { InstanceArn },
  ListAccountAssignments: { ...ofSet, AccountId: "320000000011" },
  ListAccountAssignmentsForPrincipal: { InstanceArn, PrincipalId: ana, PrincipalType: "USER" },
};

const IDENTITY_STORE: Record<string, Sample> = {
  DescribeUser: { IdentityStoreId, UserId: ana },
  ListUsers: { IdentityStoreId, MaxResults: 3 },
  GetUserId: { IdentityStoreId, AlternateIdentifier: byName("userName", "ana") },
  DescribeGroup: { IdentityStoreId, GroupId: paymentsEngineers },
  ListGroups: { IdentityStoreId },
  GetGroupId: { IdentityStoreId, AlternateIdentifier: byName("displayName", "payments-heads") },
  ListGroupMemberships: { IdentityStoreId, GroupId: paymentsEngineers },
  ListGroupMembershipsForMember: { IdentityStoreId, MemberId: { UserId: ana } },
  IsMemberInGroups: { IdentityStoreId, MemberId: { UserId: ana }, GroupIds: [paymentsEngineers] },
  GetGroupMembershipId: { IdentityStoreId, GroupId: paymentsEngineers, MemberId: { UserId: ana } },
  DescribeGroupMembership: (earlier) => ({ IdentityStoreId, MembershipId: earlier.MembershipId }),
};

const ORGANIZATIONS: Record<string, Sample> = {
  DescribeOrganization: {},
  ListRoots: {},
  ListOrganizationalUnitsForParent: { ParentId: "r-demo" },
  DescribeOrganizationalUnit: { OrganizationalUnitId: PRODUCTION },
  ListAccounts: { MaxResults: 2 },
  ListAccountsForParent: { ParentId: PRODUCTION },
  DescribeAccount: { AccountId: "310000000001" },
  ListParents: { ChildId: "310000000001" },
  ListChildren: { ParentId: PRODUCTION, ChildType: "ACCOUNT" },
  ListTagsForResource: { ResourceId: "310000000001" },
};

const CLOUDTRAIL: Record<string, Sample> = { LookupEvents: { MaxResults: 10 } };

const STS: Record<string, Sample> = {
  GetCallerIdentity: {},
  AssumeRole: { RoleArn: "arn:aws:iam::310000000001:role/reader", RoleSessionName: "catraca" },
};

const world = new World({
  organization: demo,
  profile: EVEN_PROFILE,
  seed: 1,
  clock: manualClock(),
  throttle: false,
  activity: false,
});

interface ServiceCase {
  name: string;
  prefix: string;
  samples: Record<string, Sample>;
  operations: object;
  sdk: Record<string, unknown>;
}

const SERVICES: ServiceCase[] = [
  {
    name: "sso-admin",
    prefix: "SWBExternalService",
    samples: SSO_ADMIN,
    operations: ssoAdminOperations(world),
    sdk: ssoAdmin,
  },
  {
    name: "identitystore",
    prefix: "AWSIdentityStore",
    samples: IDENTITY_STORE,
    operations: identityStoreOperations(world),
    sdk: identitystore,
  },
  {
    name: "organizations",
    prefix: "AWSOrganizationsV20161128",
    samples: ORGANIZATIONS,
    operations: organizationsOperations(world),
    sdk: organizations,
  },
  {
    name: "cloudtrail",
    prefix: "CloudTrail_20131101",
    samples: CLOUDTRAIL,
    operations: cloudTrailOperations(world),
    sdk: cloudtrail,
  },
];

/** `[9, namespace, name, traits, input, output]` */
const outputSchema = (sdk: Record<string, unknown>, operation: string): SdkSchema =>
  (sdk[`${operation}$`] as unknown[])[5];

function rememberIds(answer: Record<string, unknown>, earlier: Record<string, string>): void {
  for (const [name, member] of Object.entries(answer)) {
    if (typeof member === "string") earlier[name] = member;
    const { RequestId } = (member ?? {}) as { RequestId?: unknown };
    if (typeof RequestId === "string") earlier[name] = RequestId;
  }
}

describe.each(SERVICES)("$name", ({ prefix, samples, operations, sdk }) => {
  it("has a sample of each operation", () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(operations).sort());
  });

  it("answers on the wire as the schema says", async () => {
    const { post, clock } = await sandboxUnderTest({ throttle: false });
    clock.advance(60_000);
    const earlier: Record<string, string> = {};
    for (const [operation, sample] of Object.entries(samples)) {
      const input = typeof sample === "function" ? sample(earlier) : sample;
      const headers: Record<string, string> =
        operation === "ListAccountAssignmentsForPrincipal"
          ? { authorization: authorizationOf(longLivedKeyOf("100000000001")) }
          : {};
      const { status, json } = await post(`${prefix}.${operation}`, JSON.stringify(input), headers);
      expect({ operation, status, json }).toMatchObject({ operation, status: 200 });
      const schema = outputSchema(sdk, operation);
      const problems =
        schema === "unit"
          ? Object.keys(json ?? {})
          : schemaProblems(schema, json, operation, isSecondsSince1970);
      expect(problems).toEqual([]);
      rememberIds(json ?? {}, earlier);
    }
  });
});

describe("sts", () => {
  it("has a sample of each operation", () => {
    expect(Object.keys(STS).sort()).toEqual(Object.keys(stsOperations(world)).sort());
  });

  it("answers what the SDK reads as the schema says", async () => {
    const { settings } = await sandboxUnderTest();
    const client = new sts.STSClient(settings);
    const { $metadata: _me, ...identity } = await client.send(new sts.GetCallerIdentityCommand({}));
    expect(
      schemaProblems(outputSchema(sts, "GetCallerIdentity"), identity, "GetCallerIdentity", isDate),
    ).toEqual([]);
    expect(identity).toMatchObject({ Account: "200000000002" });
    const input = STS.AssumeRole as unknown as sts.AssumeRoleCommandInput;
    const { $metadata: _role, ...role } = await client.send(new sts.AssumeRoleCommand(input));
    expect(schemaProblems(outputSchema(sts, "AssumeRole"), role, "AssumeRole", isDate)).toEqual([]);
    expect(role.Credentials?.Expiration).toEqual(new Date("2026-11-02T13:00:00.000Z"));
  });
});
