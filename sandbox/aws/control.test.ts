/** Behind the curtain: the record of what was done, the truth, and changes behind the portal's back. */
import {
  CreateAccountAssignmentCommand,
  ListAccountAssignmentsCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { sandboxUnderTest } from "./testing/sandbox-under-test";

const { instanceArn: InstanceArn } = demo;
const PermissionSetArn = demo.permissionSets[1]?.arn as string;
const ana = demo.users[0]?.userId as string;
const access = {
  principalType: "USER",
  principalId: ana,
  accountId: "310000000001",
  permissionSetArn: PermissionSetArn,
};

it("records each call and what came of it, with times, tuple and outcome", async () => {
  const { sandbox, settings, clock, control, post } = await sandboxUnderTest({ activity: false });
  const input = {
    InstanceArn,
    PermissionSetArn,
    PrincipalId: ana,
    PrincipalType: "USER",
    TargetId: "310000000001",
    TargetType: "AWS_ACCOUNT",
  } as const;
  const client = new SSOAdminClient(settings);
  await client.send(new CreateAccountAssignmentCommand(input));
  await expect(client.send(new CreateAccountAssignmentCommand(input))).rejects.toThrow();
  clock.advance(1000);
  await post("SWBExternalService.ListInstances", "{");
  const operation = "CreateAccountAssignment";
  expect(sandbox.record()).toMatchObject([
    {
      sequence: 1,
      kind: "call",
      service: "sso-admin",
      operation,
      outcome: "OK",
      tuple: access,
      at: "2026-11-02T12:00:00.000Z",
    },
    { sequence: 2, kind: "call", operation, outcome: "ConflictException", callerAccountId: "200000000002" },
    {
      sequence: 3,
      kind: "effect",
      operation,
      outcome: "SUCCEEDED",
      tuple: access,
      at: "2026-11-02T12:00:01.000Z",
    },
    { sequence: 4, kind: "call", outcome: "SerializationException" },
  ]);
  const { body } = await control("GET", "record?kind=effect&after=2");
  expect(body).toMatchObject([{ sequence: 3 }]);
});

it("adds and removes assignments behind the portal's back; the lists lag here, too", async () => {
  const { control, settings, clock } = await sandboxUnderTest({ activity: false });
  const client = new SSOAdminClient(settings);
  const listed = async () => {
    const command = new ListAccountAssignmentsCommand({
      InstanceArn,
      AccountId: access.accountId,
      PermissionSetArn,
    });
    return (await client.send(command)).AccountAssignments?.length;
  };
  expect((await control("POST", "assignments", access)).body).toEqual({ changed: true });
  expect((await control("POST", "assignments", access)).body).toEqual({ changed: false });
  expect((await control("GET", "assignments")).body).toContainEqual({
    ...access,
    createdAt: "2026-11-02T12:00:00.000Z",
  });
  expect(await listed()).toBe(0);
  clock.advance(500);
  expect(await listed()).toBe(1);
  expect((await control("DELETE", "assignments", access)).body).toEqual({ changed: true });
  expect((await control("DELETE", "assignments", access)).body).toEqual({ changed: false });
});

it("says that it is well", async () => {
  const { control } = await sandboxUnderTest({ activity: false });
  expect(await control("GET", "health")).toMatchObject({
    status: 200,
    body: { status: "ok", profile: "even" },
  });
});

it.each([
  ["POST", "assignments", { ...access, principalId: "nobody" }, 400, "principalId names nobody"],
  ["POST", "assignments", { ...access, principalType: "ROLE" }, 400, "principalType must be USER or GROUP"],
  ["DELETE", "assignments", { ...access, accountId: "1" }, 400, "accountId names no account"],
  ["POST", "assignments", null, 400, "principalType must be USER or GROUP"],
  ["POST", "people/nobody", { enabled: true }, 404, "there is no person nobody"],
  ["POST", `people/${ana}`, { enabled: "no" }, 400, "enabled must be true or false"],
  ["POST", "memberships", { groupId: "x", userId: ana }, 400, "groupId names no group"],
  ["PUT", "assignments", access, 404, "there is no PUT /_sandbox/assignments"],
])("refuses %s %s of a bad shape", async (method, path, body, status, error) => {
  const { control } = await sandboxUnderTest({ activity: false });
  expect(await control(method, path, body)).toEqual({ status, body: { error } });
});
