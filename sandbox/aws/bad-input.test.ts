/** Requests of a bad shape get AWS's error, never a crash. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { authorizationOf, sandboxUnderTest } from "./testing/sandbox-under-test";

const { instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = demo;

const CASES: [what: string, target: string | undefined, body: string, code: string, message: RegExp][] = [
  ["an unknown operation", "SWBExternalService.Explode", "{}", "UnknownOperationException", /not recognized/],
  [
    "a name that JavaScript knows",
    "SWBExternalService.constructor",
    "{}",
    "UnknownOperationException",
    /not recognized/,
  ],
  ["an unknown service", "DynamoDB_20120810.GetItem", "{}", "UnknownOperationException", /not recognized/],
  ["a target without a dot", "nonsense", "{}", "UnknownOperationException", /not recognized/],
  ["broken JSON", "SWBExternalService.ListInstances", '{"a":', "SerializationException", /parse/],
  [
    "a list for a structure",
    "SWBExternalService.ListInstances",
    "[]",
    "SerializationException",
    /Start of structure/,
  ],
  [
    "nothing at all for a structure",
    "SWBExternalService.ListInstances",
    "null",
    "SerializationException",
    /Start of/,
  ],
  [
    "a number for text",
    "SWBExternalService.DescribeInstance",
    '{"InstanceArn":7}',
    "SerializationException",
    /String/,
  ],
  [
    "text for a number",
    "SWBExternalService.ListInstances",
    '{"MaxResults":"7"}',
    "SerializationException",
    /Integer/,
  ],
  [
    "text for an instant",
    "CloudTrail_20131101.LookupEvents",
    '{"StartTime":"now"}',
    "SerializationException",
    /Timestamp/,
  ],
  [
    "a missing member",
    "SWBExternalService.ListPermissionSets",
    "{}",
    "ValidationException",
    /^1 validation error detected: Value null at 'instanceArn' failed to satisfy constraint: Member must not be null$/,
  ],
  [
    "two faults",
    "SWBExternalService.ListPermissionSets",
    '{"InstanceArn":"arn:aws:sso:::instance/x","MaxResults":101}',
    "ValidationException",
    /^2 validation errors detected: Value '.*' at 'instanceArn' .* pattern: .*; Value '101' at 'maxResults'/,
  ],
  [
    "another word than the enum has",
    "SWBExternalService.ListAccountAssignmentsForPrincipal",
    JSON.stringify({ InstanceArn, PrincipalId: demo.users[0]?.userId, PrincipalType: "ROLE" }),
    "ValidationException",
    /Member must satisfy enum value set: \[USER, GROUP\]/,
  ],
  [
    "a token of somebody else",
    "SWBExternalService.ListPermissionSets",
    JSON.stringify({ InstanceArn, NextToken: "AAAA" }),
    "ValidationException",
    /NextToken/,
  ],
  [
    "more than 100 groups",
    "AWSIdentityStore.IsMemberInGroups",
    JSON.stringify({
      IdentityStoreId,
      MemberId: { UserId: demo.users[0]?.userId },
      GroupIds: Array(101).fill(demo.groups[0]?.groupId),
    }),
    "ValidationException",
    /at 'groupIds' failed to satisfy constraint: Member must have length less than or equal to 100/,
  ],
  [
    "an alternate identifier of both kinds",
    "AWSIdentityStore.GetUserId",
    JSON.stringify({ IdentityStoreId, AlternateIdentifier: {} }),
    "ValidationException",
    /exactly one/,
  ],
  [
    "an account number that is none",
    "AWSOrganizationsV20161128.DescribeAccount",
    '{"AccountId":"prod"}',
    "InvalidInputException",
    /'accountId'/,
  ],
  [
    "two lookup attributes",
    "CloudTrail_20131101.LookupEvents",
    JSON.stringify({ LookupAttributes: Array(2).fill({ AttributeKey: "Username", AttributeValue: "ana" }) }),
    "InvalidLookupAttributesException",
    /lookupAttributes/,
  ],
  ["51 events", "CloudTrail_20131101.LookupEvents", '{"MaxResults":51}', "InvalidMaxResultsException", /50/],
  [
    "a time range that ends before it begins",
    "CloudTrail_20131101.LookupEvents",
    '{"StartTime":1780000000,"EndTime":1770000000}',
    "InvalidTimeRangeException",
    /before/,
  ],
  [
    "CloudTrail by its long name, with a bad token",
    "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
    '{"NextToken":"x"}',
    "InvalidNextTokenException",
    /NextToken/,
  ],
];

describe("JSON 1.1", () => {
  it.each(CASES)("refuses %s", async (_what, target, body, code, message) => {
    const { post } = await sandboxUnderTest({ activity: false });
    const { status, json } = await post(target, body);
    expect({ status, code: json?.__type }).toEqual({ status: 400, code });
    expect(json?.Message).toMatch(message);
  });

  it("refuses who did not sign", async () => {
    const { post } = await sandboxUnderTest({ activity: false });
    const { status, json } = await post("SWBExternalService.ListInstances", "{}", { authorization: "" });
    expect({ status, code: json?.__type }).toEqual({
      status: 403,
      code: "MissingAuthenticationTokenException",
    });
  });

  it("refuses a body that is too large, and lives on", async () => {
    const { post } = await sandboxUnderTest({ activity: false });
    const { status, json } = await post("SWBExternalService.ListInstances", " ".repeat(300_000));
    expect({ status, code: json?.__type }).toEqual({ status: 413, code: "RequestEntityTooLargeException" });
    expect((await post("SWBExternalService.ListInstances", "{}")).status).toBe(200);
  });
});

describe("STS", () => {
  const QUERY = { "content-type": "application/x-www-form-urlencoded" };

  it.each([
    ["no action", "Version=2011-06-15", 400, "MissingAction"],
    ["an unknown action", "Action=GetFederationToken", 400, "InvalidAction"],
    [
      "a role ARN that is none",
      "Action=AssumeRole&RoleArn=admin&RoleSessionName=catraca",
      400,
      "ValidationError",
    ],
    [
      "an account that is not ours",
      "Action=AssumeRole&RoleArn=arn:aws:iam::999999999999:role/x&RoleSessionName=catraca",
      403,
      "AccessDenied",
    ],
    [
      "a short duration",
      "Action=AssumeRole&RoleArn=arn:aws:iam::310000000001:role/x&RoleSessionName=catraca&DurationSeconds=5",
      400,
      "ValidationError",
    ],
  ])("refuses %s", async (_what, body, status, code) => {
    const { post } = await sandboxUnderTest({ activity: false });
    const answer = await post(undefined, body, QUERY);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`<Code>${code}</Code>`);
  });

  it("escapes what it repeats", async () => {
    const { post } = await sandboxUnderTest({ activity: false });
    const { text } = await post(undefined, "Action=AssumeRole&RoleArn=<b>&RoleSessionName=<i>", QUERY);
    expect(text).not.toMatch(/<[bi]>/);
  });
});

it("never fails on any JSON for any operation", async () => {
  const { post } = await sandboxUnderTest({ activity: false, throttle: false });
  const targets = [
    "SWBExternalService.CreateAccountAssignment",
    "SWBExternalService.ListAccountAssignments",
    "SWBExternalService.ProvisionPermissionSet",
    "SWBExternalService.PutInlinePolicyToPermissionSet",
    "AWSIdentityStore.GetUserId",
    "AWSIdentityStore.ListUsers",
    "AWSIdentityStore.IsMemberInGroups",
    "AWSOrganizationsV20161128.ListChildren",
    "CloudTrail_20131101.LookupEvents",
  ];
  const known = fc.constantFrom<unknown>(
    InstanceArn,
    IdentityStoreId,
    demo.permissionSets[0]?.arn,
    "310000000001",
    "USER",
  );
  const value = fc.oneof(known, fc.jsonValue(), fc.record({ UniqueAttribute: fc.jsonValue() }));
  const input = fc.dictionary(
    fc.constantFrom(
      "InstanceArn",
      "PermissionSetArn",
      "AccountId",
      "TargetId",
      "TargetType",
      "PrincipalId",
      "PrincipalType",
      "IdentityStoreId",
      "AlternateIdentifier",
      "MemberId",
      "GroupIds",
      "Filters",
      "ParentId",
      "ChildType",
      "NextToken",
      "MaxResults",
      "StartTime",
      "LookupAttributes",
      "InlinePolicy",
      "__proto__",
      "toString",
    ),
    value,
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), input, async (target, members) => {
      const { status, json } = await post(target, JSON.stringify(members));
      expect(status === 200 || (status === 400 && typeof json?.__type === "string")).toBe(true);
    }),
    { numRuns: 300, seed: 7 },
  );
}, 30_000);

it("answers a path it does not have, and methods it does not speak", async () => {
  const { sandbox } = await sandboxUnderTest({ activity: false });
  const get = await fetch(`${sandbox.url}/`, { headers: { authorization: authorizationOf("sandbox") } });
  expect(get.status).toBe(400);
  expect((await fetch(`${sandbox.url}/_sandbox/nothing`)).status).toBe(404);
});
