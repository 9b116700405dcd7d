/** What people do with access: only while they hold it, attributable to them, and shown late. */
import {
  CloudTrailClient,
  type Event,
  type LookupAttributeKey,
  LookupEventsCommand,
} from "@aws-sdk/client-cloudtrail";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "../demo-organization";
import { longLivedKeyOf, type SandboxUnderTest, sandboxUnderTest } from "../testing/sandbox-under-test";

const PAYMENTS_PROD = "310000000001";
const [ana] = demo.users.map((user) => user.userId) as [string];
const networkAdmin = demo.permissionSets[3]?.arn as string;
const access = {
  principalType: "USER",
  principalId: ana,
  accountId: PAYMENTS_PROD,
  permissionSetArn: networkAdmin,
};

async function prepared(options: Parameters<typeof sandboxUnderTest>[0] = {}) {
  const play = await sandboxUnderTest({ throttle: false, ...options });
  return { ...play, lookup: lookupOf(play) };
}

function lookupOf(play: SandboxUnderTest) {
  const credentials = { accessKeyId: longLivedKeyOf(PAYMENTS_PROD), secretAccessKey: "sandbox" };
  const client = new CloudTrailClient({ ...play.settings, credentials });
  return async (key?: LookupAttributeKey, value?: string, more: object = {}): Promise<Event[]> => {
    const LookupAttributes = key && value ? [{ AttributeKey: key, AttributeValue: value }] : undefined;
    const events: Event[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await client.send(new LookupEventsCommand({ LookupAttributes, NextToken, ...more }));
      expect(answer.Events?.length).toBeLessThanOrEqual(50);
      events.push(...(answer.Events ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    return events;
  };
}

const documentOf = (event: Event | undefined) => JSON.parse(event?.CloudTrailEvent ?? "{}");

describe("a person with access", () => {
  it("does nothing before having it, works while having it, and stops with it", async () => {
    const { control, clock, lookup } = await prepared();
    clock.advance(60_000);
    expect(await lookup("EventName", "AssumeRoleWithSAML")).toEqual([]);
    await control("POST", "assignments", access);
    clock.advance(60_000);
    await control("DELETE", "assignments", access);
    const removedAtMs = clock.now();
    clock.advance(600_000);
    const ssoEvents = (await lookup()).filter((event) => event.CloudTrailEvent?.includes("AWSReservedSSO_"));
    expect(ssoEvents.length).toBeGreaterThan(20);
    for (const event of ssoEvents) expect(event.EventTime?.getTime()).toBeLessThanOrEqual(removedAtMs);
  });

  it("is shown only once CloudTrail has delivered", async () => {
    const { control, clock, lookup } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(3999);
    expect(await lookup("Username", "ana")).toEqual([]);
    clock.advance(1);
    expect((await lookup("Username", "ana")).map((event) => event.EventName)).toEqual(["AssumeRoleWithSAML"]);
  });

  it("stops when disabled, and when leaving the group that gave it", async () => {
    const { control, clock, lookup } = await prepared();
    const group = demo.groups[0]?.groupId as string;
    await control("POST", "assignments", { ...access, principalType: "GROUP", principalId: group });
    clock.advance(60_000);
    await control("DELETE", "memberships", { groupId: group, userId: ana });
    await control("POST", `people/${demo.users[2]?.userId}`, { enabled: false });
    const stoppedAtMs = clock.now();
    clock.advance(600_000);
    const events = (await lookup()).filter((event) => event.CloudTrailEvent?.includes("AWSReservedSSO_"));
    expect(new Set(events.map((event) => event.Username))).toEqual(new Set(["ana", "carla"]));
    for (const event of events) expect(event.EventTime?.getTime()).toBeLessThanOrEqual(stoppedAtMs);
  });

  it("makes reads, writes, denied calls and, soon, a protected action that fits the permission set", async () => {
    const { control, clock, lookup } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(1_800_000);
    const events = (await lookup()).filter((event) => documentOf(event).userIdentity.onBehalfOf);
    expect(events.some((event) => event.ReadOnly === "true")).toBe(true);
    expect(events.some((event) => event.ReadOnly === "false")).toBe(true);
    const codes = new Set(events.map((event) => documentOf(event).errorCode));
    expect(codes).toContain("AccessDenied");
    const protectedActions = events.filter((event) =>
      ["ReplaceRoute", "DeleteFlowLogs"].includes(event.EventName ?? ""),
    );
    const [firstAtMs, startedAtMs] = [
      protectedActions.at(-1)?.EventTime?.getTime() ?? 0,
      clock.now() - 1_800_000,
    ];
    expect(firstAtMs).toBeGreaterThan(startedAtMs);
    expect(firstAtMs).toBeLessThan(startedAtMs + 60_000);
  });

  it("begins a new session when the credentials have ended", async () => {
    const { control, clock, lookup } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(4_000_000);
    const starts = await lookup("EventName", "AssumeRoleWithSAML");
    expect(starts).toHaveLength(2);
  });
});

describe("an event of an elevated session", () => {
  it("names the exact person, the role and the session", async () => {
    const { control, clock, lookup } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(10_000);
    const events = await lookup("Username", "ana");
    const [start, first] = [events.at(-1), events.at(-2)];
    expect(documentOf(start).userIdentity).toMatchObject({ type: "SAMLUser", userName: "ana" });
    expect(documentOf(start).userIdentity.onBehalfOf).toBeUndefined();
    expect(documentOf(start).requestParameters).toMatchObject({
      roleSessionName: "ana",
      durationSeconds: 3600,
    });
    const role = /AWSReservedSSO_NetworkAdmin_[0-9a-f]{16}/;
    expect(documentOf(first)).toMatchObject({
      eventVersion: expect.stringMatching(/^1\.\d+$/),
      eventID: first?.EventId,
      eventTime: "2026-11-02T12:00:03Z",
      awsRegion: "sa-east-1",
      recipientAccountId: PAYMENTS_PROD,
      managementEvent: true,
      userIdentity: {
        type: "AssumedRole",
        principalId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana$/),
        arn: expect.stringMatching(
          new RegExp(`^arn:aws:sts::${PAYMENTS_PROD}:assumed-role/${role.source}/ana$`),
        ),
        accountId: PAYMENTS_PROD,
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            userName: expect.stringMatching(role),
            principalId: expect.stringMatching(/^AROA/),
          },
          attributes: { creationDate: "2026-11-02T12:00:01Z" },
        },
        onBehalfOf: {
          userId: ana,
          identityStoreArn: "arn:aws:identitystore::100000000001:identitystore/d-9067000001",
        },
      },
    });
  });
});

describe("LookupEvents", () => {
  it("finds by exactly the session's name, newest first, within the time asked for", async () => {
    const { control, clock, lookup } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(120_000);
    expect(await lookup("Username", "an")).toEqual([]);
    expect(await lookup("Username", "anaa")).toEqual([]);
    const times = (await lookup("Username", "ana")).map((event) => event.EventTime?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const StartTime = new Date(clock.now() - 100_000);
    const EndTime = new Date(clock.now() - 80_000);
    const some = await lookup("Username", "ana", { StartTime, EndTime });
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(times.length);
  });

  it("pages without loss or repetition, and keeps accounts and Regions apart", async () => {
    const { control, clock, lookup, settings } = await prepared();
    await control("POST", "assignments", access);
    clock.advance(3_000_000);
    const events = await lookup();
    expect(events.length).toBeGreaterThan(100);
    expect(new Set(events.map((event) => event.EventId)).size).toBe(events.length);
    const small = await lookup(undefined, undefined, { MaxResults: 7 });
    expect(small.map((event) => event.EventId)).toEqual(events.map((event) => event.EventId));
    const elsewhere = await new CloudTrailClient(settings).send(
      new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: "Username", AttributeValue: "ana" }] }),
    );
    expect(elsewhere.Events?.some((event) => event.CloudTrailEvent?.includes("onBehalfOf"))).toBe(false);
  });

  it("also shows others: service roles, and pipelines whose sessions bear people's names", async () => {
    const { clock, lookup } = await prepared();
    clock.advance(10_800_000);
    const events = await lookup();
    const roles = new Set(
      events.map((event) => documentOf(event).userIdentity.sessionContext.sessionIssuer.userName),
    );
    expect(roles).toContain("AWSServiceRoleForConfig");
    expect(roles).toContain("deploy-pipeline");
    const names = new Set(demo.users.map((user) => user.userName));
    const impostors = events.filter((event) => names.has(event.Username ?? ""));
    expect(impostors.length).toBeGreaterThan(0);
    for (const event of impostors) expect(documentOf(event).userIdentity.onBehalfOf).toBeUndefined();
  });
});

it("is the same again with the same seed, and another with another", async () => {
  const play = async (seed: string) => {
    const { control, clock, lookup } = await prepared({ seed });
    await control("POST", "assignments", access);
    clock.advance(60_000);
    return (await lookup()).map(
      (event) => `${event.EventTime?.toISOString()} ${event.EventName} ${event.EventId}`,
    );
  };
  const [first, again, other] = [await play("a"), await play("a"), await play("b")];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});
