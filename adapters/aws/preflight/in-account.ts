// Preflight in one member account: the two roles, what they may do, and whether guard policies are there.
import { randomUUID } from "node:crypto";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { guardPolicyName } from "@/core/directory/guard-policy-name";
import type { AccountId } from "@/core/ids";
import type { GuardAction, RoleAction } from "@/core/preflight/actions";
import type { AccountReading, Reading, Verdict } from "@/core/preflight/types";
import type { Pointing } from "../clients";
import { probeOf, readingOf, verdictOf } from "./verdict";

export interface MemberOptions {
  readonly sts: STSClient;
  readonly guardRoleName: string | undefined;
  readonly activityRoleName: string;
  readonly region: string;
  /** A Region whose CloudTrail is read. */
  readonly activityRegion: string;
  /** For tests alone. */
  readonly endpoint?: string;
}

/** What a write would write, would it find its policy: nothing that anybody is denied by. */
const HARMLESS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "identitystore:UserId": "nobody" } },
    },
  ],
});

/** Tries the roles in `accountId`. */
export async function readAccount(
  options: MemberOptions,
  accountId: AccountId,
  guardPolicies: readonly string[],
): Promise<AccountReading> {
  const [guard, activity] = await Promise.all([
    options.guardRoleName === undefined
      ? null
      : readGuard(options, options.guardRoleName, accountId, guardPolicies),
    readActivity(options, accountId),
  ]);
  return { guard, activity };
}

async function readGuard(
  options: MemberOptions,
  roleName: string,
  accountId: AccountId,
  guardPolicies: readonly string[],
): Promise<NonNullable<AccountReading["guard"]>> {
  const assumed = await assume(options, accountId, roleName);
  if (!assumed.ok) return { assumed: assumed.verdict, actions: new Map(), missingPolicies: [] };
  const client = new IAMClient({
    region: options.region,
    maxAttempts: 4,
    ...pointed(options, assumed.value),
  });
  try {
    const actions = await verdicts(guardProbes(client, accountId));
    const missingPolicies: string[] = [];
    for (const policy of actions.get("iam:GetPolicy")?.is === "allowed" ? guardPolicies : []) {
      const found = await verdictOf(() =>
        client.send(new GetPolicyCommand({ PolicyArn: arnOf(accountId, policy) })),
      );
      if (found.is === "unknown" && /^NoSuchEntity/.test(found.code)) missingPolicies.push(policy);
    }
    return { assumed: { is: "allowed" }, actions, missingPolicies };
  } finally {
    client.destroy();
  }
}

/** Of a policy that no permission set can have: it has the guard's name and can only be missed. */
function guardProbes(client: IAMClient, accountId: AccountId): Record<GuardAction, () => Promise<unknown>> {
  const PolicyArn = arnOf(accountId, guardPolicyName(`preflight-${randomUUID()}`));
  return {
    "iam:GetPolicy": () => client.send(new GetPolicyCommand({ PolicyArn })),
    "iam:GetPolicyVersion": () => client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" })),
    "iam:ListPolicyVersions": () => client.send(new ListPolicyVersionsCommand({ PolicyArn })),
    "iam:CreatePolicyVersion": () =>
      client.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: HARMLESS })),
    "iam:DeletePolicyVersion": () =>
      client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v1" })),
  };
}

async function readActivity(
  options: MemberOptions,
  accountId: AccountId,
): Promise<AccountReading["activity"]> {
  const assumed = await assume(options, accountId, options.activityRoleName);
  if (!assumed.ok) return { assumed: assumed.verdict, actions: new Map() };
  const client = new CloudTrailClient({
    region: options.activityRegion,
    maxAttempts: 5,
    ...pointed(options, assumed.value),
  });
  try {
    const probe = () => client.send(new LookupEventsCommand({ MaxResults: 1 }));
    return { assumed: { is: "allowed" }, actions: await verdicts({ "cloudtrail:LookupEvents": probe }) };
  } finally {
    client.destroy();
  }
}

async function verdicts(
  probes: Partial<Record<RoleAction, () => Promise<unknown>>>,
): Promise<Map<RoleAction, Verdict>> {
  const found = new Map<RoleAction, Verdict>();
  for (const [action, probe] of Object.entries(probes)) found.set(action as RoleAction, await probeOf(probe));
  return found;
}

type Credentials = NonNullable<Pointing["credentials"]>;

async function assume(
  { sts }: MemberOptions,
  accountId: AccountId,
  roleName: string,
): Promise<Reading<Credentials>> {
  const RoleArn = `arn:aws:iam::${accountId}:role/${roleName}`;
  return readingOf(async () => {
    const command = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: "catraca-preflight",
      DurationSeconds: 900,
    });
    const {
      AccessKeyId = "",
      SecretAccessKey = "",
      SessionToken = "",
    } = (await sts.send(command)).Credentials ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  });
}

function pointed({ endpoint }: MemberOptions, credentials: Credentials): Pointing {
  return endpoint === undefined ? { credentials } : { endpoint, credentials };
}

function arnOf(accountId: AccountId, policy: string): string {
  return `arn:aws:iam::${accountId}:policy/${policy}`;
}
