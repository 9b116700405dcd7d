/** IAM's customer managed policies: versions and their limits, documents, whose they are; answers as the SDK's schemas say. */
import * as iam from "@aws-sdk/client-iam";
import {
  AttachCustomerManagedPolicyReferenceToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { demoOrganization as demo } from "../demo-organization";
import { sandboxUnderTest } from "../testing/sandbox-under-test";
import { isDate, schemaProblems } from "../testing/schema-check";

const AccountId = "310000000001";
const GUARD = `arn:aws:iam::${AccountId}:policy/catraca-guard-DatabaseAdmin`;
const documentOf = (sid: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: sid, Effect: "Deny", Action: "*", Resource: "*" }],
  });

async function prepared(options: Parameters<typeof sandboxUnderTest>[0] = {}, accountId = AccountId) {
  const play = await sandboxUnderTest({ activity: false, throttle: false, ...options });
  const answer = await new STSClient(play.settings).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/CatracaGuard`,
      RoleSessionName: "catraca",
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  const client = new iam.IAMClient({ ...play.settings, credentials });
  const addVersion = (sid: string, SetAsDefault = true) =>
    client.send(
      new iam.CreatePolicyVersionCommand({ PolicyArn: GUARD, PolicyDocument: documentOf(sid), SetAsDefault }),
    );
  return { ...play, client, credentials, addVersion };
}

/** What the SDK read, without its metadata; its schema is checked on the way. */
function checked<T extends { $metadata: unknown }>(operation: string, answer: T): Omit<T, "$metadata"> {
  const { $metadata: _metadata, ...output } = answer;
  const schema = (iam as Record<string, unknown>)[`${operation}$`] as unknown[];
  expect(schemaProblems(schema[5], output, operation, isDate)).toEqual([]);
  return output;
}

it("carries a guard of each permission set in every account from the start, harmless", async () => {
  const { client } = await prepared();
  const { Policies } = checked(
    "ListPolicies",
    await client.send(new iam.ListPoliciesCommand({ Scope: "Local" })),
  );
  expect(Policies?.map((one) => one.PolicyName)).toEqual(
    demo.permissionSets.map((set) => `catraca-guard-${set.name}`).sort(),
  );
  const { Policy } = checked("GetPolicy", await client.send(new iam.GetPolicyCommand({ PolicyArn: GUARD })));
  expect(Policy).toMatchObject({ Arn: GUARD, Path: "/", DefaultVersionId: "v1", AttachmentCount: 0 });
  const { PolicyVersion } = checked(
    "GetPolicyVersion",
    await client.send(new iam.GetPolicyVersionCommand({ PolicyArn: GUARD, VersionId: "v1" })),
  );
  expect(PolicyVersion?.Document).toMatch(/^%7B%22Version%22/);
  const document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""));
  expect(document.Statement[0]).toMatchObject({ Effect: "Deny", Sid: "Nobody" });
});

it("keeps five versions, one of them the default, and numbers them on and on", async () => {
  const { client, addVersion } = await prepared();
  for (const sid of ["two", "three", "four", "five"]) checked("CreatePolicyVersion", await addVersion(sid));
  await expect(addVersion("six")).rejects.toMatchObject({
    name: "LimitExceededException",
    $metadata: { httpStatusCode: 409 },
  });
  const named = (VersionId: string) => ({ PolicyArn: GUARD, VersionId });
  await expect(client.send(new iam.DeletePolicyVersionCommand(named("v5")))).rejects.toMatchObject({
    name: "DeleteConflictException",
  });
  await client.send(new iam.DeletePolicyVersionCommand(named("v1")));
  await addVersion("six", false);
  await client.send(new iam.SetDefaultPolicyVersionCommand(named("v2")));
  const { Versions } = checked(
    "ListPolicyVersions",
    await client.send(new iam.ListPolicyVersionsCommand({ PolicyArn: GUARD })),
  );
  const shown = Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion]);
  expect(shown).toEqual([
    ["v6", false],
    ["v5", false],
    ["v4", false],
    ["v3", false],
    ["v2", true],
  ]);
  const first = await client.send(new iam.ListPolicyVersionsCommand({ PolicyArn: GUARD, MaxItems: 3 }));
  expect(first).toMatchObject({ IsTruncated: true, Versions: { length: 3 } });
  const rest = await client.send(
    new iam.ListPolicyVersionsCommand({ PolicyArn: GUARD, MaxItems: 3, Marker: first.Marker }),
  );
  expect(rest.Versions?.map((one) => one.VersionId)).toEqual(["v3", "v2"]);
  expect(rest.IsTruncated).toBe(false);
});

it("makes policies, once a name", async () => {
  const { client } = await prepared();
  const input = { PolicyName: "mine", PolicyDocument: documentOf("a"), Path: "/team/" };
  const { Policy } = checked("CreatePolicy", await client.send(new iam.CreatePolicyCommand(input)));
  expect(Policy?.Arn).toBe(`arn:aws:iam::${AccountId}:policy/team/mine`);
  await expect(client.send(new iam.CreatePolicyCommand(input))).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
  });
});

describe("refusals", () => {
  const write = (PolicyDocument: string) =>
    new iam.CreatePolicyVersionCommand({ PolicyArn: GUARD, PolicyDocument, SetAsDefault: true });

  it("counts 6,144 characters that are not white space", async () => {
    const { client } = await prepared();
    const frame = documentOf("").length;
    await client.send(write(documentOf("x".repeat(6144 - frame)).replace(/,/g, ",\n   ")));
    await expect(client.send(write(documentOf("x".repeat(6145 - frame))))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PolicySize: 6144",
    });
  });

  it.each([
    "{",
    '"text"',
    '{"Version":"2012-10-17","Statement":[]}',
    '{"Version":"1999-01-01","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
    '{"Statement":{"Effect":"Deny","Action":"everything","Resource":"*"}}',
    '{"Statement":{"Effect":"Deny","Action":"*"}}',
    '{"Statement":{"Sid":"a-b","Effect":"Deny","Action":"*","Resource":"*"}}',
    '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}}',
  ])("says that %s is malformed", async (document) => {
    const { client } = await prepared();
    await expect(client.send(write(document))).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });

  it("knows neither policies that are not there nor those of other accounts", async () => {
    const { client } = await prepared();
    const get = (PolicyArn: string) => client.send(new iam.GetPolicyCommand({ PolicyArn }));
    await expect(get(`${GUARD}-not`)).rejects.toMatchObject({
      name: "NoSuchEntityException",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(get(GUARD.replace(AccountId, "310000000002"))).rejects.toMatchObject({
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
    const version = client.send(new iam.GetPolicyVersionCommand({ PolicyArn: GUARD, VersionId: "v9" }));
    await expect(version).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });
});

it("is referenced by permission sets; an account without it cannot be assigned to", async () => {
  const { settings, sandbox, clock } = await prepared();
  const client = new SSOAdminClient(settings);
  const { instanceArn: InstanceArn } = demo;
  const PermissionSetArn = demo.permissionSets[0]?.arn as string;
  const ofSet = { InstanceArn, PermissionSetArn };
  const attach = new AttachCustomerManagedPolicyReferenceToPermissionSetCommand({
    ...ofSet,
    CustomerManagedPolicyReference: { Name: "elsewhere", Path: "/team/" },
  });
  await client.send(attach);
  await expect(client.send(attach)).rejects.toMatchObject({ name: "ConflictException" });
  const listed = await client.send(new ListCustomerManagedPolicyReferencesInPermissionSetCommand(ofSet));
  expect(listed.CustomerManagedPolicyReferences).toEqual([
    { Name: "catraca-guard-ReadOnly", Path: "/" },
    { Name: "elsewhere", Path: "/team/" },
  ]);
  const PrincipalId = demo.users[0]?.userId;
  await client.send(
    new CreateAccountAssignmentCommand({
      ...ofSet,
      PrincipalId,
      PrincipalType: "USER",
      TargetId: AccountId,
      TargetType: "AWS_ACCOUNT",
    }),
  );
  clock.advance(1000);
  expect(sandbox.record({ kind: "effect" })).toMatchObject([
    {
      outcome: "FAILED",
      detail: `Received a 404 status error: Not supported policy arn:aws:iam::${AccountId}:policy/team/elsewhere.`,
    },
  ]);
});
