/** Callers and their policies: what the portal's policy does not list is denied, in AWS's words; off by default. */
import { readFileSync } from "node:fs";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { GetPolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { ListInstancesCommand, ListTagsForResourceCommand, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { demoOrganization as demo } from "../demo-organization";
import { longLivedKeyOf, sandboxUnderTest } from "../testing/sandbox-under-test";

const policyIn = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../deploy/${file}`, import.meta.url), "utf8"));
const callerPolicy = policyIn("iam-policy.json");
const AccountId = "310000000001";
const GUARD = `arn:aws:iam::${AccountId}:policy/catraca-guard-ReadOnly`;
const rolePolicies = {
  CatracaActivityRead: policyIn("activity-role-policy.json"),
  CatracaGuard: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "iam:Get*", Resource: "arn:aws:iam::*:policy/catraca-guard-*" },
      { Effect: "Deny", Action: "iam:*", Resource: "arn:aws:iam::*:policy/*-PowerUser" },
    ],
  },
};

async function prepared(policy: unknown = callerPolicy) {
  const play = await sandboxUnderTest({ activity: false, callerPolicy: policy, rolePolicies });
  const assume = async (roleName: string) => {
    const RoleArn = `arn:aws:iam::${AccountId}:role/${roleName}`;
    const { Credentials } = await new STSClient(play.settings).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "catraca" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  };
  return { ...play, assume };
}

it("allows the portal what its policy lists, and denies the rest in AWS's words", async () => {
  const { settings, sandbox } = await prepared();
  const client = new SSOAdminClient(settings);
  await client.send(new ListInstancesCommand({}));
  await new STSClient(settings).send(new GetCallerIdentityCommand({}));
  const input = { InstanceArn: demo.instanceArn, ResourceArn: demo.permissionSets[0]?.arn };
  await expect(client.send(new ListTagsForResourceCommand(input))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringMatching(
      /^User: arn:aws:iam::200000000002:user\/sandbox is not authorized to perform: sso:ListTagsForResource on resource: .* because no identity-based policy allows the sso:ListTagsForResource action$/,
    ),
  });
  expect(sandbox.record({ kind: "call" }).at(-1)?.outcome).toBe("AccessDeniedException");
});

it("lets the portal assume the roles that its policy names, and those alone", async () => {
  const { assume } = await prepared();
  await assume("CatracaActivityRead");
  await assume("CatracaGuard");
  await expect(assume("OrganizationAccountAccessRole")).rejects.toMatchObject({
    name: "AccessDenied",
    $metadata: { httpStatusCode: 403 },
  });
  const { Version, Statement } = callerPolicy as { Version: string; Statement: { Resource: unknown }[] };
  const withoutGuard = Statement.filter(({ Resource }) => !String(Resource).endsWith("role/CatracaGuard"));
  const { assume: assumeWithoutGuard } = await prepared({ Version, Statement: withoutGuard });
  await expect(assumeWithoutGuard("CatracaGuard")).rejects.toMatchObject({
    message: expect.stringContaining("because no identity-based policy allows the sts:AssumeRole action"),
  });
});

it("gives an assumed role the policy of its name", async () => {
  const { settings, assume } = await prepared();
  const credentials = await assume("CatracaActivityRead");
  await new CloudTrailClient({ ...settings, credentials }).send(new LookupEventsCommand({}));
  const get = new IAMClient({ ...settings, credentials }).send(new GetPolicyCommand({ PolicyArn: GUARD }));
  await expect(get).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringMatching(
      /assumed-role\/CatracaActivityRead\/catraca is not authorized to perform: iam:GetPolicy on resource: .*catraca-guard-ReadOnly because/,
    ),
  });
});

it("heeds wildcards, resources and explicit denies", async () => {
  const { settings } = await sandboxUnderTest({ activity: false, rolePolicies });
  const { Credentials } = await new STSClient(settings).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${AccountId}:role/CatracaGuard`,
      RoleSessionName: "guard",
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const client = new IAMClient({
    ...settings,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
  await client.send(new GetPolicyCommand({ PolicyArn: GUARD }));
  const denied = client.send(new GetPolicyCommand({ PolicyArn: GUARD.replace("ReadOnly", "PowerUser") }));
  await expect(denied).rejects.toMatchObject({ message: expect.stringContaining("with an explicit deny") });
});

it("leaves other callers alone: who holds keys of a member account needs no portal's policy", async () => {
  const { settings } = await prepared();
  const credentials = { accessKeyId: longLivedKeyOf(AccountId), secretAccessKey: "sandbox" };
  await new IAMClient({ ...settings, credentials }).send(new GetPolicyCommand({ PolicyArn: GUARD }));
});

it("refuses to start with a policy that is none", async () => {
  const start = sandboxUnderTest({ callerPolicy: { Statement: [{ Effect: "Perhaps" }] } });
  await expect(start).rejects.toThrow(
    "The policy of the caller is not well formed: Syntax errors in policy.",
  );
});
