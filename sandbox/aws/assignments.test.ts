/** Assignments through the SDK: asynchronous, lagging in the lists, refused as AWS refuses. */
import {
  CreateAccountAssignmentCommand,
  type CreateAccountAssignmentCommandInput,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  ListAccountAssignmentsCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { longLivedKeyOf, type SandboxUnderTest, sandboxUnderTest } from "./testing/sandbox-under-test";

const InstanceArn = demo.instanceArn;
const [ana, bruno] = demo.users.map((user) => user.userId) as [string, string];
const [readOnly, powerUser, , networkAdmin] = demo.permissionSets.map((set) => set.arn) as [
  string,
  string,
  string,
  string,
];
const PAYMENTS_PROD = "310000000001";
const LENDING_DEV = "320000000011";
const MANAGEMENT = demo.managementAccount.id;

function inputFor(
  change: Partial<CreateAccountAssignmentCommandInput> = {},
): CreateAccountAssignmentCommandInput {
  return {
    InstanceArn,
    TargetId: PAYMENTS_PROD,
    TargetType: "AWS_ACCOUNT",
    PermissionSetArn: networkAdmin,
    PrincipalType: "USER",
    PrincipalId: ana,
    ...change,
  };
}

async function prepared(options: Parameters<typeof sandboxUnderTest>[0] = {}) {
  const play = await sandboxUnderTest({ activity: false, ...options });
  const client = new SSOAdminClient(play.settings);
  const create = async (change?: Partial<CreateAccountAssignmentCommandInput>) => {
    const answer = await client.send(new CreateAccountAssignmentCommand(inputFor(change)));
    return answer.AccountAssignmentCreationStatus;
  };
  const remove = async (change?: Partial<CreateAccountAssignmentCommandInput>) => {
    const answer = await client.send(new DeleteAccountAssignmentCommand(inputFor(change)));
    return answer.AccountAssignmentDeletionStatus;
  };
  const created = async (id?: string) => {
    const command = new DescribeAccountAssignmentCreationStatusCommand({
      InstanceArn,
      AccountAssignmentCreationRequestId: id,
    });
    return (await client.send(command)).AccountAssignmentCreationStatus;
  };
  const removed = async (id?: string) => {
    const command = new DescribeAccountAssignmentDeletionStatusCommand({
      InstanceArn,
      AccountAssignmentDeletionRequestId: id,
    });
    return (await client.send(command)).AccountAssignmentDeletionStatus;
  };
  const listed = async (AccountId = PAYMENTS_PROD, PermissionSetArn = networkAdmin) => {
    const answer = await client.send(
      new ListAccountAssignmentsCommand({ InstanceArn, AccountId, PermissionSetArn }),
    );
    return (answer.AccountAssignments ?? []).map((one) => one.PrincipalId);
  };
  return { ...play, client, create, remove, created, removed, listed };
}

/** The same client as another account. */
function clientOf(play: SandboxUnderTest, accountId: string): SSOAdminClient {
  const credentials = { accessKeyId: longLivedKeyOf(accountId), secretAccessKey: "sandbox" };
  return new SSOAdminClient({ ...play.settings, credentials });
}

describe("creating", () => {
  it("is accepted, then done, and listed a little later", async () => {
    const { create, created, listed, clock, sandbox } = await prepared();
    const accepted = await create();
    expect(accepted).toMatchObject({ Status: "IN_PROGRESS", PrincipalId: ana, TargetId: PAYMENTS_PROD });
    clock.advance(999);
    expect((await created(accepted?.RequestId))?.Status).toBe("IN_PROGRESS");
    clock.advance(1);
    expect((await created(accepted?.RequestId))?.Status).toBe("SUCCEEDED");
    expect(sandbox.assignments()).toHaveLength(3);
    expect(await listed()).toEqual([]);
    clock.advance(500);
    expect(await listed()).toEqual([ana]);
  });

  it("succeeds where the assignment exists, and makes no second one", async () => {
    const { create, created, listed, clock } = await prepared();
    await create();
    clock.advance(2000);
    const second = await create();
    clock.advance(2000);
    expect((await created(second?.RequestId))?.Status).toBe("SUCCEEDED");
    expect(await listed()).toEqual([ana]);
  });

  it("conflicts with another call on the same tuple, not on another", async () => {
    const { create, remove, clock } = await prepared();
    await create();
    await expect(create()).rejects.toMatchObject({
      name: "ConflictException",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(remove()).rejects.toMatchObject({ name: "ConflictException" });
    await expect(create({ PrincipalId: bruno })).resolves.toMatchObject({ Status: "IN_PROGRESS" });
    clock.advance(1000);
    await expect(remove()).resolves.toMatchObject({ Status: "IN_PROGRESS" });
  });

  it("fails for somebody whom the directory does not know", async () => {
    const { create, created, clock } = await prepared();
    const unknown = "a1b2c3d4-0000-4000-8000-999999999999";
    const accepted = await create({ PrincipalId: unknown });
    clock.advance(1000);
    const status = await created(accepted?.RequestId);
    expect(status?.Status).toBe("FAILED");
    expect(status?.FailureReason).toContain(
      `the USER assignee ${unknown} was not found in directory d-9067000001`,
    );
  });

  it("has at most fifteen outstanding", async () => {
    const { create } = await prepared();
    const users = demo.users.slice(0, 8).map((user) => user.userId);
    for (const PrincipalId of users) await create({ PrincipalId });
    for (const PrincipalId of users.slice(0, 7)) await create({ PrincipalId, PermissionSetArn: powerUser });
    await expect(create({ PermissionSetArn: readOnly })).rejects.toMatchObject({
      name: "ThrottlingException",
    });
  });

  it("refuses an account, a permission set or an instance that is not there", async () => {
    const { create } = await prepared();
    const missing = { name: "ResourceNotFoundException" };
    await expect(create({ TargetId: "999999999999" })).rejects.toMatchObject(missing);
    await expect(create({ PermissionSetArn: `${networkAdmin.slice(0, -1)}9` })).rejects.toMatchObject(
      missing,
    );
    await expect(create({ InstanceArn: `${InstanceArn.slice(0, -1)}9` })).rejects.toMatchObject(missing);
  });
});

describe("deleting", () => {
  it("is accepted, then done, and listed a little longer", async () => {
    const { create, remove, removed, listed, clock, sandbox } = await prepared();
    await create();
    clock.advance(2000);
    const accepted = await remove();
    expect(accepted?.Status).toBe("IN_PROGRESS");
    clock.advance(1000);
    expect((await removed(accepted?.RequestId))?.Status).toBe("SUCCEEDED");
    expect(sandbox.assignments()).toHaveLength(2);
    expect(await listed()).toEqual([ana]);
    clock.advance(500);
    expect(await listed()).toEqual([]);
  });

  it("of what is not there is accepted, then fails with the 404 text", async () => {
    const { remove, removed, clock } = await prepared();
    const accepted = await remove();
    expect(accepted?.Status).toBe("IN_PROGRESS");
    clock.advance(1000);
    const status = await removed(accepted?.RequestId);
    expect(status?.Status).toBe("FAILED");
    expect(status?.FailureReason).toContain(
      "Received a 404 status error: EntitlementItem doesn't exist with the given entitlement key",
    );
  });
});

describe("the management account", () => {
  it("is refused to its delegated administrator: accepted, then failed with a 403 text", async () => {
    const { create, created, clock } = await prepared();
    const accepted = await create({ TargetId: MANAGEMENT });
    clock.advance(1000);
    expect(await created(accepted?.RequestId)).toMatchObject({
      Status: "FAILED",
      FailureReason: expect.stringContaining("Received a 403 status error"),
    });
  });

  it("makes a permission set untouchable elsewhere, once it is assigned there", async () => {
    const play = await prepared();
    const management = clientOf(play, MANAGEMENT);
    await management.send(new CreateAccountAssignmentCommand(inputFor({ TargetId: MANAGEMENT })));
    play.clock.advance(1000);
    await expect(play.create()).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(play.create({ PermissionSetArn: readOnly })).resolves.toMatchObject({
      Status: "IN_PROGRESS",
    });
  });

  it("alone may ask for the assignments of one person, which include those by group", async () => {
    const play = await prepared();
    const command = new ListAccountAssignmentsForPrincipalCommand({
      InstanceArn,
      PrincipalId: ana,
      PrincipalType: "USER",
    });
    await expect(play.client.send(command)).rejects.toMatchObject({ name: "AccessDeniedException" });
    const answer = await clientOf(play, MANAGEMENT).send(command);
    expect(answer.AccountAssignments).toMatchObject([{ PrincipalType: "GROUP", AccountId: LENDING_DEV }]);
  });

  it("and its delegated administrator are the only ones who may ask at all", async () => {
    const play = await prepared();
    const command = new ListAccountAssignmentsCommand({
      InstanceArn,
      AccountId: LENDING_DEV,
      PermissionSetArn: readOnly,
    });
    await expect(clientOf(play, PAYMENTS_PROD).send(command)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

describe("the role of a permission set in an account", () => {
  it("comes with the first assignment and goes with the last", async () => {
    const { create, remove, client, clock } = await prepared();
    const accounts = async () => {
      const command = new ListAccountsForProvisionedPermissionSetCommand({
        InstanceArn,
        PermissionSetArn: powerUser,
      });
      return (await client.send(command)).AccountIds;
    };
    expect(await accounts()).toEqual([]);
    await create({ PermissionSetArn: powerUser });
    clock.advance(1000);
    expect(await accounts()).toEqual([PAYMENTS_PROD]);
    await remove({ PermissionSetArn: powerUser });
    clock.advance(1000);
    expect(await accounts()).toEqual([]);
  });
});

describe("the profile fast", () => {
  it("has done and lists everything by the next call", async () => {
    const { create, created, listed, remove } = await prepared({ profile: "fast" });
    const accepted = await create();
    expect((await created(accepted?.RequestId))?.Status).toBe("SUCCEEDED");
    expect(await listed()).toEqual([ana]);
    await remove();
    expect(await listed()).toEqual([]);
  });
});
