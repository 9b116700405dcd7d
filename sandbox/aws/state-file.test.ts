/** A sandbox started again on its state file goes on where it stopped. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { CreatePolicyVersionCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  GetInlinePolicyForPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { expect, it, onTestFinished } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { startAwsSandbox } from "./server";
import { longLivedKeyOf, sandboxUnderTest } from "./testing/sandbox-under-test";

const { instanceArn: InstanceArn } = demo;
const PermissionSetArn = demo.permissionSets[1]?.arn as string;
const [ana, bruno] = demo.users.map((user) => user.userId) as [string, string];

function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "catraca-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "deep", "state.json");
}

const create = (PrincipalId: string) =>
  new CreateAccountAssignmentCommand({
    InstanceArn,
    PermissionSetArn,
    PrincipalId,
    PrincipalType: "USER",
    TargetId: "310000000001",
    TargetType: "AWS_ACCOUNT",
  });

it("keeps assignments, operations under way, policies, the directory and events", async () => {
  const file = stateFile();
  const first = await sandboxUnderTest({ stateFile: file });
  const client = new SSOAdminClient(first.settings);
  await client.send(create(ana));
  const InlinePolicy = '{"Statement":[]}';
  await client.send(
    new PutInlinePolicyToPermissionSetCommand({ InstanceArn, PermissionSetArn, InlinePolicy }),
  );
  await first.control("POST", `people/${bruno}`, { enabled: false });
  first.clock.advance(20_000);
  const accepted = (await client.send(create(bruno))).AccountAssignmentCreationStatus;
  await first.sandbox.close();

  const second = await sandboxUnderTest({ stateFile: file });
  expect(second.sandbox.assignments().map((one) => one.principalId)).toContain(ana);
  expect(second.sandbox.assignments()).toHaveLength(3);
  second.clock.advance(30_000);
  expect(second.sandbox.assignments()).toHaveLength(4);
  const again = new SSOAdminClient(second.settings);
  const status = await again.send(
    new DescribeAccountAssignmentCreationStatusCommand({
      InstanceArn,
      AccountAssignmentCreationRequestId: accepted?.RequestId,
    }),
  );
  expect(status.AccountAssignmentCreationStatus?.Status).toBe("SUCCEEDED");
  const policy = await again.send(
    new GetInlinePolicyForPermissionSetCommand({ InstanceArn, PermissionSetArn }),
  );
  expect(policy.InlinePolicy).toBe(InlinePolicy);
  const credentials = { accessKeyId: longLivedKeyOf("310000000001"), secretAccessKey: "sandbox" };
  const trail = await new CloudTrailClient({ ...second.settings, credentials }).send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "AssumeRoleWithSAML" }],
    }),
  );
  const roles = trail.Events?.map(
    (event) => JSON.parse(event.CloudTrailEvent ?? "").requestParameters.roleArn,
  );
  expect(roles).toHaveLength(2);
  expect(new Set(roles).size).toBe(1);
});

it("keeps guards, sessions and what others changed of the organization", async () => {
  const file = stateFile();
  const first = await sandboxUnderTest({ stateFile: file, activity: false });
  const accountId = "310000000001";
  const access = { principalType: "USER", principalId: ana, accountId, permissionSetArn: PermissionSetArn };
  await first.control("POST", "assignments", access);
  const session = first.sandbox.sessions.open({ userId: ana, accountId, permissionSetArn: PermissionSetArn });
  if (typeof session === "string") throw new Error(session);
  const credentials = { accessKeyId: longLivedKeyOf(accountId), secretAccessKey: "sandbox" };
  const statement = { Effect: "Deny", Action: "*", Resource: "*" };
  await new IAMClient({ ...first.settings, credentials }).send(
    new CreatePolicyVersionCommand({
      PolicyArn: `arn:aws:iam::${accountId}:policy/catraca-guard-PowerUser`,
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: statement }),
      SetAsDefault: true,
    }),
  );
  await first.control("DELETE", `people/${bruno}`);
  await first.sandbox.close();

  const second = await sandboxUnderTest({ stateFile: file, activity: false });
  expect((await second.control("POST", `people/${bruno}`, { enabled: true })).status).toBe(404);
  const again = second.sandbox.sessions.find(session.id);
  expect(again?.call("ec2:DescribeInstances")).toEqual({ allowed: true });
  second.clock.advance(10_000);
  expect(again?.call("ec2:DescribeInstances")).toMatchObject({ code: "AccessDenied" });
});

it("writes soon after a change, whole, and leaves no other file", async () => {
  const file = stateFile();
  const { control, clock } = await sandboxUnderTest({ stateFile: file, activity: false });
  const access = {
    principalType: "USER",
    principalId: ana,
    accountId: "310000000001",
    permissionSetArn: PermissionSetArn,
  };
  await control("POST", "assignments", access);
  clock.advance(100);
  expect(JSON.parse(readFileSync(file, "utf8")).assignments).toHaveLength(3);
  expect(readdirSync(join(file, ".."))).toEqual(["state.json"]);
});

it("hands out no request id twice, with the same seed", async () => {
  const file = stateFile();
  const ids: (string | undefined)[] = [];
  for (let run = 0; run < 3; run++) {
    const { settings, sandbox } = await sandboxUnderTest({ stateFile: file, activity: false });
    const answer = await new SSOAdminClient(settings).send(create(demo.users[run]?.userId as string));
    ids.push(answer.AccountAssignmentCreationStatus?.RequestId);
    await sandbox.close();
  }
  expect(new Set(ids).size).toBe(3);
});

it("says in one sentence what is wrong with a file that is not its own", async () => {
  const file = stateFile();
  const { sandbox } = await sandboxUnderTest({ stateFile: file, activity: false });
  await sandbox.close();
  const other = { ...demo, organizationId: "o-anotherone0" };
  const start = (options: object) => startAwsSandbox({ profile: "fast", stateFile: file, ...options });
  await expect(start({ organization: other })).rejects.toThrow(
    /of another organization or version; delete it/,
  );
  writeFileSync(file, "{");
  await expect(start({})).rejects.toThrow(/is not readable JSON; delete it/);
});

it("says in one sentence that a port is taken, and leaves the other's file alone", async () => {
  const file = stateFile();
  const { sandbox } = await sandboxUnderTest({ stateFile: file, activity: false });
  const before = readFileSync(file, "utf8");
  const second = startAwsSandbox({ profile: "fast", port: sandbox.port, stateFile: file });
  await expect(second).rejects.toThrow(
    `Port ${sandbox.port} is already taken; choose another for the AWS sandbox.`,
  );
  expect(readFileSync(file, "utf8")).toBe(before);
});
