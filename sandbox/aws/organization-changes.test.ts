/** What others do to the organization, and what becomes of access: people, groups, sets and accounts go, move, are suspended. */
import { DescribeUserCommand, IdentitystoreClient } from "@aws-sdk/client-identitystore";
import {
  DescribeAccountCommand,
  ListAccountsForParentCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { CreateAccountAssignmentCommand, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { EVEN_PROFILE, sandboxUnderTest } from "./testing/sandbox-under-test";

const accountId = "310000000001";
const permissionSetArn = demo.permissionSets[1]?.arn as string;
const ana = demo.users[0]?.userId as string;
const engineers = demo.groups[0]?.groupId as string;
const own = { principalType: "USER", principalId: ana, accountId, permissionSetArn } as const;
const ofGroup = { ...own, principalType: "GROUP", principalId: engineers } as const;

async function prepared() {
  const profile = { ...EVEN_PROFILE, emptyPageChance: 0 };
  const play = await sandboxUnderTest({ activity: false, throttle: false, profile });
  await play.control("POST", "assignments", own);
  await play.control("POST", "assignments", ofGroup);
  const held = () => play.sandbox.assignments().filter((one) => one.accountId === accountId).length;
  const create = async () => {
    await new SSOAdminClient(play.settings).send(
      new CreateAccountAssignmentCommand({
        InstanceArn: demo.instanceArn,
        PermissionSetArn: permissionSetArn,
        PrincipalId: demo.users[1]?.userId,
        PrincipalType: "USER",
        TargetId: accountId,
        TargetType: "AWS_ACCOUNT",
      }),
    );
    play.clock.advance(1000);
    return play.sandbox.record({ kind: "effect" }).at(-1);
  };
  return { ...play, held, create };
}

it("deletes a person, with or without the assignments", async () => {
  const { control, held, settings } = await prepared();
  expect((await control("DELETE", `people/${ana}`, { keepAssignments: true })).status).toBe(200);
  expect(held()).toBe(2);
  const describeUser = new DescribeUserCommand({ IdentityStoreId: demo.identityStoreId, UserId: ana });
  await expect(new IdentitystoreClient(settings).send(describeUser)).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect((await control("DELETE", `people/${ana}`)).status).toBe(404);
  const again = await prepared();
  again.sandbox.changes.make({ kind: "delete-person", userId: ana });
  expect(again.held()).toBe(1);
});

it("deletes a group: its members lose what it gave", async () => {
  const { control, held, sandbox } = await prepared();
  const carla = { userId: demo.users[2]?.userId as string, accountId, permissionSetArn };
  expect(sandbox.sessions.open(carla)).toMatchObject({ personId: carla.userId });
  expect((await control("DELETE", `groups/${engineers}`)).status).toBe(200);
  expect(held()).toBe(1);
  expect(sandbox.sessions.open(carla)).toBe("the person does not hold this access");
});

it("deletes a permission set with its roles", async () => {
  const { control, held, create } = await prepared();
  expect((await control("DELETE", "permission-sets", { permissionSetArn })).status).toBe(200);
  expect(held()).toBe(0);
  await expect(create()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

it("suspends an account, moves one and deletes one", async () => {
  const { control, create, settings, held } = await prepared();
  const client = new OrganizationsClient(settings);
  const account = async () =>
    (await client.send(new DescribeAccountCommand({ AccountId: accountId }))).Account;
  await control("POST", `accounts/${accountId}`, { state: "SUSPENDED" });
  expect((await account())?.State).toBe("SUSPENDED");
  expect(await create()).toMatchObject({ outcome: "FAILED", detail: expect.stringMatching(/suspended/) });
  await control("POST", `accounts/${accountId}`, { state: "ACTIVE" });
  await control("POST", `accounts/${accountId}`, { parentId: "ou-demo-riskprod" });
  expect((await account())?.Paths).toEqual([
    `o-catracademo/r-demo/ou-demo-risk0000/ou-demo-riskprod/${accountId}/`,
  ]);
  const inRisk = await client.send(new ListAccountsForParentCommand({ ParentId: "ou-demo-riskprod" }));
  expect(inRisk.Accounts?.map((one) => one.Id)).toContain(accountId);
  expect((await control("POST", `accounts/${accountId}`, { parentId: "ou-none" })).status).toBe(400);
  await control("DELETE", `accounts/${accountId}`);
  expect(held()).toBe(0);
  await expect(account()).rejects.toMatchObject({ name: "AccountNotFoundException" });
});

it("gives a role another suffix when its last assignment went and another came", async () => {
  const { control, sandbox } = await prepared();
  const act = sandbox.sessions;
  const before = act.open({ userId: ana, accountId, permissionSetArn });
  await control("DELETE", "assignments", ofGroup);
  await control("DELETE", "assignments", own);
  await control("POST", "assignments", own);
  const after = act.open({ userId: ana, accountId, permissionSetArn });
  const nameOf = (session: typeof before) => (typeof session === "string" ? session : session.roleName);
  expect(nameOf(before)).toMatch(/^AWSReservedSSO_PowerUser_[0-9a-f]{16}$/);
  expect(nameOf(after)).toMatch(/^AWSReservedSSO_PowerUser_[0-9a-f]{16}$/);
  expect(nameOf(after)).not.toBe(nameOf(before));
});

it("removes a guard's policy from an account, so that nothing new can be assigned there", async () => {
  const { control, create } = await prepared();
  await control("DELETE", "assignments", ofGroup);
  await control("DELETE", "assignments", own);
  const arn = `arn:aws:iam::${accountId}:policy/catraca-guard-PowerUser`;
  expect((await control("DELETE", "policies", { arn })).status).toBe(200);
  expect((await control("DELETE", "policies", { arn })).status).toBe(404);
  expect(await create()).toMatchObject({
    outcome: "FAILED",
    detail: expect.stringMatching(/Not supported policy/),
  });
});
