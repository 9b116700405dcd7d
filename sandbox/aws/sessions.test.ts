/** Sessions outlive their assignment; an explicit deny in a policy of the role ends them, once IAM has spread it. */
import { CloudTrailClient, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { CreatePolicyVersionCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  ProvisionPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { EVEN_PROFILE, longLivedKeyOf, sandboxUnderTest } from "./testing/sandbox-under-test";

const accountId = "310000000001";
const { arn: permissionSetArn, name: setName } = demo.permissionSets[3] as { arn: string; name: string };
const [ana, , carla] = demo.users.map((user) => user.userId) as [string, string, string];
const assignment = { principalType: "USER", principalId: ana, accountId, permissionSetArn };
const GUARD = `arn:aws:iam::${accountId}:policy/catraca-guard-${setName}`;
const DENIED = { allowed: false, code: "AccessDenied" };

async function prepared(options: Parameters<typeof sandboxUnderTest>[0] = {}) {
  const play = await sandboxUnderTest({ activity: false, throttle: false, ...options });
  await play.control("POST", "assignments", assignment);
  const open = (userId = ana) => {
    const session = play.sandbox.sessions.open({ userId, accountId, permissionSetArn });
    if (typeof session === "string") throw new Error(session);
    return session;
  };
  const credentials = { accessKeyId: longLivedKeyOf(accountId), secretAccessKey: "sandbox" };
  const iam = new IAMClient({ ...play.settings, credentials });
  const deny = (Condition: object, more: object = {}) => {
    const statement = { Effect: "Deny", Action: "*", Resource: "*", Condition, ...more };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return iam.send(new CreatePolicyVersionCommand({ PolicyArn: GUARD, PolicyDocument, SetAsDefault: true }));
  };
  return { ...play, open, deny };
}

const LOOK = "ec2:DescribeInstances";

it("lives as long as the permission set says, even when the assignment is gone; a new one cannot be opened", async () => {
  const { open, clock, control } = await prepared();
  const session = open();
  expect(session).toMatchObject({ personId: ana, expiresAt: "2026-11-02T13:00:00.000Z" });
  await control("DELETE", "assignments", assignment);
  clock.advance(3_599_999);
  expect(session.call(LOOK)).toEqual({ allowed: true });
  expect(() => open()).toThrow("the person does not hold this access");
  clock.advance(1);
  expect(session.call(LOOK)).toMatchObject({ allowed: false, code: "ExpiredToken" });
});

it("is ended by the guard once the policy has spread, which the record says", async () => {
  const { open, deny, clock, sandbox } = await prepared();
  const session = open();
  await deny({ StringEquals: { "identitystore:UserId": ana } });
  clock.advance(9999);
  expect(session.call(LOOK)).toEqual({ allowed: true });
  expect(sandbox.whenNextMs()).toBe(clock.now() + 1);
  clock.advance(1);
  expect(session.call(LOOK)).toMatchObject({
    ...DENIED,
    message: expect.stringMatching(
      /ec2:DescribeInstances with an explicit deny in an identity-based policy$/,
    ),
  });
  expect(sandbox.record({ kind: "effect" })).toMatchObject([{ operation: "PolicyInForce", detail: GUARD }]);
});

it("stays ended though the assignment, and so the role, is gone; and a new role is guarded, too", async () => {
  const { open, deny, clock, control } = await prepared();
  const session = open();
  await control("DELETE", "assignments", assignment);
  await deny({ StringEquals: { "identitystore:UserId": ana } });
  clock.advance(10_000);
  expect(session.call(LOOK)).toMatchObject(DENIED);
  await control("POST", "assignments", assignment);
  expect(open().call(LOOK)).toMatchObject(DENIED);
});

describe("conditions of a guard", () => {
  const user = { "identitystore:UserId": ana };
  const role = (place: string) =>
    `arn:aws:iam::${place}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_${setName}_*`;
  it.each<[string, object, boolean]>([
    ["of somebody else", { StringEquals: { "identitystore:UserId": carla } }, false],
    ["of a pattern", { StringLike: { "identitystore:UserId": "a1b2*" } }, true],
    ["of one of several", { StringEquals: { "identitystore:UserId": [carla, ana] } }, true],
    ["of this account", { StringEquals: { ...user, "aws:PrincipalAccount": accountId } }, true],
    ["of another account", { StringEquals: { ...user, "aws:PrincipalAccount": "310000000002" } }, false],
    ["of this role", { StringEquals: user, ArnLike: { "aws:PrincipalArn": role(accountId) } }, true],
    ["of a role elsewhere", { StringEquals: user, ArnLike: { "aws:PrincipalArn": role("3200*") } }, false],
    ["of a time to come", { DateGreaterThan: { "aws:CurrentTime": "2026-11-02T12:30:00Z" } }, false],
    ["of a time that has come", { DateGreaterThan: { "aws:CurrentTime": "2026-11-02T12:00:05Z" } }, true],
    ["of earlier sessions", { DateLessThan: { "aws:TokenIssueTime": "2026-11-02T12:00:01Z" } }, true],
    ["of sessions before this", { DateLessThan: { "aws:TokenIssueTime": "2026-11-02T12:00:00Z" } }, false],
  ])("%s", async (_what, condition, isDenied) => {
    const { open, deny, clock } = await prepared();
    const session = open();
    await deny(condition);
    clock.advance(10_000);
    expect(session.call(LOOK).allowed).toBe(!isDenied);
  });

  it("arms ahead: IAM ends the session at the instant, by itself", async () => {
    const { open, deny, clock } = await prepared();
    const session = open();
    await deny({ StringEquals: user, DateGreaterThan: { "aws:CurrentTime": "2026-11-02T12:30:00Z" } });
    clock.advance(1_800_000);
    expect(session.call(LOOK)).toEqual({ allowed: true });
    clock.advance(1);
    expect(session.call(LOOK)).toMatchObject(DENIED);
  });

  it("heeds the actions that the statement names", async () => {
    const { open, deny, clock } = await prepared();
    const session = open();
    await deny({ StringEquals: user }, { Action: ["ec2:Delete*", "iam:*"] });
    clock.advance(10_000);
    expect(session.call("ec2:DeleteVpc")).toMatchObject(DENIED);
    expect(session.call(LOOK)).toEqual({ allowed: true });
  });
});

it("heeds the inline policy once it is provisioned and has spread", async () => {
  const { open, settings, clock } = await prepared();
  const session = open();
  const client = new SSOAdminClient(settings);
  const ofSet = { InstanceArn: demo.instanceArn, PermissionSetArn: permissionSetArn };
  const InlinePolicy = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
  await client.send(new PutInlinePolicyToPermissionSetCommand({ ...ofSet, InlinePolicy }));
  clock.advance(60_000);
  expect(session.call(LOOK)).toEqual({ allowed: true });
  await client.send(
    new ProvisionPermissionSetCommand({ ...ofSet, TargetType: "AWS_ACCOUNT", TargetId: accountId }),
  );
  clock.advance(10_999);
  expect(session.call(LOOK)).toEqual({ allowed: true });
  clock.advance(1);
  expect(session.call(LOOK)).toMatchObject(DENIED);
});

it("can be opened, listed and used over HTTP", async () => {
  const { control } = await prepared();
  const access = { personId: ana, accountId, permissionSetArn };
  const { body } = await control("POST", "sessions", access);
  const { id } = body as { id: string };
  expect((await control("GET", "sessions")).body).toMatchObject([{ id, personId: ana }]);
  expect(await control("POST", `sessions/${id}/call`, { action: LOOK })).toEqual({
    status: 200,
    body: { allowed: true },
  });
  expect((await control("POST", "sessions", { ...access, personId: carla })).status).toBe(403);
  expect((await control("POST", "sessions", { personId: ana })).status).toBe(400);
  expect((await control("POST", "sessions/none/call", { action: LOOK })).status).toBe(404);
  expect((await control("POST", `sessions/${id}/call`, { action: "look" })).status).toBe(400);
});

describe("people", () => {
  const lingering = { ...EVEN_PROFILE, lingerChance: 1 };
  const codesAfter = (events: { atMs: number; cloudTrailEvent: string }[], fromMs: number) =>
    events
      .filter((event) => event.atMs >= fromMs)
      .map((event) => JSON.parse(event.cloudTrailEvent))
      .filter((event) => event.userIdentity.onBehalfOf?.userId === ana)
      .map((event) => (String(event.errorMessage).includes("with an explicit deny") ? "cut off" : "went on"));

  it("go on with a session that lives, until they are denied everything; then they stop", async () => {
    const { control, clock, deny, sandbox, settings } = await prepared({
      activity: true,
      profile: lingering,
    });
    clock.advance(30_000);
    await control("DELETE", "assignments", assignment);
    const goneAtMs = clock.now();
    clock.advance(600_000);
    await deny({ StringEquals: { "identitystore:UserId": ana } });
    clock.advance(10_000);
    const deadAtMs = clock.now();
    clock.advance(2_000_000);
    const events = await eventsOf(settings);
    expect(codesAfter(events, goneAtMs)).toContain("went on");
    expect(codesAfter(events, deadAtMs)).toEqual(["cut off", "cut off"]);
    expect(sandbox.sessions.live().filter((one) => one.accountId === accountId)).toHaveLength(1);
  });
});

async function eventsOf(settings: Awaited<ReturnType<typeof sandboxUnderTest>>["settings"]) {
  const credentials = { accessKeyId: longLivedKeyOf(accountId), secretAccessKey: "sandbox" };
  const client = new CloudTrailClient({ ...settings, credentials });
  const events: { atMs: number; cloudTrailEvent: string }[] = [];
  for await (const page of paginateLookupEvents({ client }, {})) {
    for (const { EventTime, CloudTrailEvent = "{}" } of page.Events ?? []) {
      events.push({ atMs: EventTime?.getTime() ?? 0, cloudTrailEvent: CloudTrailEvent });
    }
  }
  return events;
}
