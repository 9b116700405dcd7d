/** Faults on demand: each kind, struck at the call it was laid for, and written down. */
import { IdentitystoreClient, ListUsersCommand } from "@aws-sdk/client-identitystore";
import {
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  ListAccountAssignmentsCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "../demo-organization";
import { sandboxUnderTest } from "../testing/sandbox-under-test";
import type { Fault, FaultEffect } from "./fault-plan";

const { instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = demo;
const PermissionSetArn = demo.permissionSets[1]?.arn as string;
const [ana, bruno] = demo.users.map((user) => user.userId) as [string, string];
const AccountId = "310000000001";

const inputOf = (PrincipalId: string) =>
  ({
    InstanceArn,
    PermissionSetArn,
    PrincipalId,
    PrincipalType: "USER",
    TargetId: AccountId,
    TargetType: "AWS_ACCOUNT",
  }) as const;

async function prepared(...faults: Fault[]) {
  const play = await sandboxUnderTest({ activity: false, throttle: false, faults: { faults } });
  const client = new SSOAdminClient(play.settings);
  const create = async (who = ana) =>
    (await client.send(new CreateAccountAssignmentCommand(inputOf(who)))).AccountAssignmentCreationStatus;
  const remove = async (who = ana) =>
    (await client.send(new DeleteAccountAssignmentCommand(inputOf(who)))).AccountAssignmentDeletionStatus;
  const statusOf = async (requestId: string | undefined) => {
    const input = { InstanceArn, AccountAssignmentCreationRequestId: requestId };
    const answer = await client.send(new DescribeAccountAssignmentCreationStatusCommand(input));
    return answer.AccountAssignmentCreationStatus;
  };
  const listed = async () => {
    const command = new ListAccountAssignmentsCommand({ InstanceArn, AccountId, PermissionSetArn });
    return (await client.send(command)).AccountAssignments?.map((one) => one.PrincipalId);
  };
  const holds = (who = ana) =>
    play.sandbox.assignments().some((one) => one.principalId === who && one.accountId === AccountId);
  const struck = () =>
    play.sandbox.record({ kind: "fault" }).map((entry) => [entry.operation, entry.outcome]);
  return { ...play, client, create, remove, statusOf, listed, holds, struck };
}

const atCreate = (effect: FaultEffect, more: Partial<Fault> = {}): Fault => ({
  match: { operation: "CreateAccountAssignment" },
  effect,
  ...more,
});

describe("refusals", () => {
  it.each([
    ["throttle", "ThrottlingException", 400],
    ["conflict", "ConflictException", 400],
    ["error-before", "InternalServerException", 500],
    ["expired-credentials", "ExpiredTokenException", 400],
  ] as const)("%s: refused as often as asked for, and nothing done", async (kind, name, httpStatusCode) => {
    const { create, clock, holds, struck } = await prepared(atCreate({ kind }, { fromCall: 2, calls: 2 }));
    await create(bruno);
    await expect(create()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    await expect(create()).rejects.toMatchObject({ name });
    clock.advance(5000);
    expect(holds()).toBe(false);
    expect((await create())?.Status).toBe("IN_PROGRESS");
    expect(struck()).toEqual([
      ["CreateAccountAssignment", kind],
      ["CreateAccountAssignment", kind],
    ]);
  });
});

describe("answers that are lost", () => {
  it("error-after: a 500 though it was done", async () => {
    const { create, clock, holds } = await prepared(atCreate({ kind: "error-after" }));
    await expect(create()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    clock.advance(1000);
    expect(holds()).toBe(true);
  });

  it.each([
    ["cut-before", false, "CUT"],
    ["cut-after", true, "OK, CUT"],
  ] as const)("%s: the connection is reset; done: %s", async (kind, isDone, outcome) => {
    const { create, clock, holds, sandbox } = await prepared(atCreate({ kind }));
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    clock.advance(1000);
    expect(holds()).toBe(isDone);
    expect(sandbox.record({ kind: "call" })[0]).toMatchObject({ outcome });
  });

  it("down: a service resets every connection until lifted; others go on", async () => {
    const { client, sandbox, settings } = await prepared({
      id: "outage",
      match: { service: "sso-admin" },
      effect: { kind: "down" },
    });
    for (let i = 0; i < 3; i++) {
      await expect(client.send(new ListInstancesCommand({}))).rejects.toMatchObject({ code: "ECONNRESET" });
    }
    await new IdentitystoreClient(settings).send(new ListUsersCommand({ IdentityStoreId }));
    expect(sandbox.faults.lift("outage")).toBe(true);
    await client.send(new ListInstancesCommand({}));
  });

  it("ends by itself when its time is over", async () => {
    const { client, clock, sandbox } = await prepared({
      effect: { kind: "down" },
      afterMs: 1000,
      forMs: 5000,
    });
    const ask = () => client.send(new ListInstancesCommand({}));
    await ask();
    clock.advance(1000);
    await expect(ask()).rejects.toMatchObject({ code: "ECONNRESET" });
    clock.advance(5000);
    await ask();
    expect(sandbox.faults.list()).toEqual([]);
  });
});

describe("delays", () => {
  it.each([
    ["at-once", true],
    ["late", false],
  ] as const)("%s: answered later by the sandbox's clock", async (applied, isAcceptedAtOnce) => {
    const play = await prepared(atCreate({ kind: "delay", ms: 30_000, applied }));
    const answer = play.create();
    await expect.poll(() => play.struck().length).toBe(1);
    expect(play.sandbox.record({ kind: "call" })).toHaveLength(isAcceptedAtOnce ? 1 : 0);
    play.clock.advance(29_999);
    expect(play.holds()).toBe(isAcceptedAtOnce);
    play.clock.advance(1);
    expect((await answer)?.Status).toBe("IN_PROGRESS");
    play.clock.advance(1000);
    expect(play.holds()).toBe(true);
  });

  it("is done late even when the caller no longer listens", async () => {
    const play = await prepared(atCreate({ kind: "delay", ms: 30_000, applied: "late" }));
    const patience = new AbortController();
    const answer = play.client.send(new CreateAccountAssignmentCommand(inputOf(ana)), {
      abortSignal: patience.signal,
    });
    await expect.poll(() => play.struck().length).toBe(1);
    patience.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    play.clock.advance(31_000);
    expect(play.holds()).toBe(true);
  });
});

describe("statuses", () => {
  it("in-progress: for ever, until lifted; the tuple stays locked", async () => {
    const play = await prepared(atCreate({ kind: "in-progress" }, { id: "stuck" }));
    const accepted = await play.create();
    play.clock.advance(86_400_000);
    expect((await play.statusOf(accepted?.RequestId))?.Status).toBe("IN_PROGRESS");
    expect(play.holds()).toBe(false);
    await expect(play.remove()).rejects.toMatchObject({ name: "ConflictException" });
    play.sandbox.faults.lift();
    expect((await play.statusOf(accepted?.RequestId))?.Status).toBe("SUCCEEDED");
    expect(play.holds()).toBe(true);
  });

  it("in-progress, applied: done in time, though the status says so only later", async () => {
    const play = await prepared(atCreate({ kind: "in-progress", ms: 60_000, applied: true }));
    const accepted = await play.create();
    play.clock.advance(1500);
    expect(await play.listed()).toEqual([ana]);
    play.clock.advance(58_499);
    expect((await play.statusOf(accepted?.RequestId))?.Status).toBe("IN_PROGRESS");
    play.clock.advance(1);
    expect((await play.statusOf(accepted?.RequestId))?.Status).toBe("SUCCEEDED");
  });

  it.each([
    ["entitlement-missing", /^Received a 404 status error: EntitlementItem doesn't exist/],
    ["assignee-missing", /the USER assignee .* was not found in directory d-9067000001$/],
    ["management-forbidden", /^Received a 403 status error: Access denied by IAM/],
    ["account-closed", /is suspended or closed$/],
    [
      "policy-missing",
      /^Received a 404 status error: Not supported policy arn:aws:iam::310000000001:policy\//,
    ],
  ] as const)("fail: FAILED by %s, in AWS's words", async (reason, words) => {
    const play = await prepared(atCreate({ kind: "fail", reason }));
    const accepted = await play.create();
    play.clock.advance(1000);
    const status = await play.statusOf(accepted?.RequestId);
    expect(status).toMatchObject({ Status: "FAILED", FailureReason: expect.stringMatching(words) });
    expect(play.holds()).toBe(false);
  });

  it("fail, applied: FAILED, and yet done", async () => {
    const play = await prepared(atCreate({ kind: "fail", reason: "account-closed", applied: true }));
    const accepted = await play.create();
    play.clock.advance(1000);
    expect((await play.statusOf(accepted?.RequestId))?.Status).toBe("FAILED");
    expect(play.holds()).toBe(true);
    expect(play.sandbox.record({ kind: "effect" })).toMatchObject([{ outcome: "SUCCEEDED" }]);
  });
});

describe("lists", () => {
  it("stale-list: as of a while ago, both for what came and for what went", async () => {
    const stale: Fault = {
      match: { operation: "ListAccountAssignments" },
      effect: { kind: "stale-list", ms: 60_000 },
    };
    const play = await prepared();
    await play.create();
    play.clock.advance(10_000);
    expect(await play.listed()).toEqual([ana]);
    play.sandbox.faults.add(stale);
    expect(await play.listed()).toEqual([]);
    play.clock.advance(120_000);
    await play.remove();
    play.clock.advance(30_000);
    expect(await play.listed()).toEqual([]);
    play.sandbox.faults.add(stale);
    expect(await play.listed()).toEqual([ana]);
  });

  it("empty-page: no items, and a token that leads to them; on any page of any list", async () => {
    const { client } = await prepared({
      match: { operation: "ListPermissionSets" },
      calls: 3,
      effect: { kind: "empty-page" },
    });
    const pages: (number | undefined)[] = [];
    const found: string[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await client.send(
        new ListPermissionSetsCommand({ InstanceArn, MaxResults: 3, NextToken }),
      );
      pages.push(answer.PermissionSets?.length);
      found.push(...(answer.PermissionSets ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    expect(pages).toEqual([0, 0, 0, 3, 2]);
    expect(new Set(found).size).toBe(5);
  });
});

describe("drift", () => {
  it("somebody removes the assignment at the second list, or adds another before a create", async () => {
    const other = { principalType: "USER", principalId: bruno, accountId: AccountId } as const;
    const play = await prepared(
      { match: { operation: "ListAccountAssignments" }, fromCall: 2, effect: driftOf("remove", ana) },
      atCreate({ kind: "drift", change: "add", tuple: { ...other, permissionSetArn: PermissionSetArn } }),
    );
    await play.create();
    play.clock.advance(2000);
    expect((await play.listed())?.sort()).toEqual([ana, bruno].sort());
    await play.listed();
    expect(play.holds()).toBe(false);
    expect(play.sandbox.record({ kind: "control" })).toMatchObject([
      { operation: "AddAssignment", outcome: "OK", tuple: other, detail: "drift" },
      { operation: "RemoveAssignment", outcome: "OK", detail: "drift" },
    ]);
  });
});

function driftOf(change: "add" | "remove", principalId: string): FaultEffect {
  const tuple = { principalType: "USER", principalId, accountId: AccountId } as const;
  return { kind: "drift", change, tuple: { ...tuple, permissionSetArn: PermissionSetArn } };
}

it("matches by person, also where a call only names the operation's request id", async () => {
  const play = await prepared({
    match: { principalId: ana },
    fromCall: 2,
    effect: { kind: "throttle" },
  });
  const other = await play.create(bruno);
  const accepted = await play.create();
  await expect(play.statusOf(accepted?.RequestId)).rejects.toMatchObject({ name: "ThrottlingException" });
  await play.statusOf(other?.RequestId);
});

it("is laid out and lifted over HTTP, and listed with how often it struck", async () => {
  const { control, client } = await prepared();
  const fault = { id: "burst", match: { service: "sso-admin" }, calls: 2, effect: { kind: "throttle" } };
  expect(
    await control("POST", "faults", { faults: [fault, { effect: { kind: "down" }, afterMs: 9000 }] }),
  ).toEqual({
    status: 200,
    body: { ids: ["burst", "fault-1"] },
  });
  await expect(client.send(new ListInstancesCommand({}))).rejects.toThrow();
  expect((await control("GET", "faults")).body).toMatchObject([{ id: "burst", seen: 1, struck: 1 }, {}]);
  expect((await control("DELETE", "faults/burst")).body).toEqual({ lifted: true });
  expect((await control("DELETE", "faults/burst")).status).toBe(404);
  expect((await control("DELETE", "faults")).body).toEqual({ lifted: true });
  await client.send(new ListInstancesCommand({}));
});

it.each([
  [null, "a fault is an object"],
  [{ effect: { kind: "earthquake" } }, /^effect.kind must be one of throttle, conflict/],
  [{ effect: { kind: "delay" } }, "the members of the effect delay are not as they should be"],
  [{ effect: { kind: "fail", reason: "mood" } }, "the members of the effect fail are not as they should be"],
  [{ match: { person: "x" }, effect: { kind: "down" } }, "match has no member person"],
  [{ faults: [{ calls: 0, effect: { kind: "down" } }] }, 'calls must be a whole number from 1, or "all"'],
])("refuses %j", async (body, error) => {
  const { control } = await sandboxUnderTest({ activity: false });
  const words = typeof error === "string" ? error : expect.stringMatching(error);
  expect(await control("POST", "faults", body)).toEqual({ status: 400, body: { error: words } });
});
