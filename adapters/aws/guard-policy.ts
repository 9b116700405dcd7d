// The session guard's carrier: a customer-managed policy in each account, written through a role there.
import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  type IAMClientConfig,
  ListPolicyVersionsCommand,
} from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { Fault } from "@/core/fault";
import type { GuardCarrier } from "@/core/guard/ports";
import type { AccountId } from "@/core/ids";
import { assumeRole } from "./assume-role";
import { asFault } from "./fault";

export interface GuardPolicyOptions {
  readonly sts: STSClient;
  readonly roleName: string;
  readonly region: string;
  /** For tests alone: where IAM is. The product leaves that to the SDK. */
  readonly endpoint?: string;
  /** For tests alone: how IAM is reached. */
  readonly requestHandler?: IAMClientConfig["requestHandler"];
}

/** A managed policy keeps so many versions. Source: IAM quotas. */
const MOST_VERSIONS = 5;

/** One client an account; credentials are kept until shortly before they expire. Nothing is retried by itself. */
export function guardPolicies({ sts, roleName, region, ...pointing }: GuardPolicyOptions): GuardCarrier {
  const clients = new Map<AccountId, IAMClient>();
  const clientFor = (accountId: AccountId) => {
    const known = clients.get(accountId);
    if (known) return known;
    const client = new IAMClient({
      region,
      maxAttempts: 1,
      requestHandler: { requestTimeout: 10_000, connectionTimeout: 3_000, throwOnRequestTimeout: true },
      ...pointing,
      credentials: () => assumeRole(sts, `arn:aws:iam::${accountId}:role/${roleName}`, "catraca-guard"),
    });
    clients.set(accountId, client);
    return client;
  };
  return {
    read: (accountId, policyName) =>
      asFault(() => documentInForce(clientFor(accountId), arnOf(accountId, policyName))),
    write: (accountId, policyName, PolicyDocument, isFresh) =>
      asFault(async () => {
        const [iam, PolicyArn] = [clientFor(accountId), arnOf(accountId, policyName)];
        await makeRoom(iam, PolicyArn);
        isFresh();
        await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
      }),
  };
}

function arnOf(accountId: AccountId, policyName: string): string {
  return `arn:aws:iam::${accountId}:policy/${policyName}`;
}

async function documentInForce(iam: IAMClient, PolicyArn: string): Promise<string> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  if (!PolicyVersion?.Document)
    throw new Fault("later", "none", "NoDocument", `AWS gave no document of ${PolicyArn}.`);
  return decodeURIComponent(PolicyVersion.Document);
}

/** Deletes the oldest version that is not in force, when AWS would take no further one. */
async function makeRoom(iam: IAMClient, PolicyArn: string): Promise<void> {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  if (Versions.length < MOST_VERSIONS) return;
  const [oldest] = Versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion).sort(
    (a, b) => Number(a.CreateDate) - Number(b.CreateDate),
  );
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: oldest?.VersionId }));
}
