// CloudTrail of the member accounts, read through a role in each.
import { CloudTrailClient, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import type { ActivitySource } from "@/core/activity/ports";
import type { TrailEvent } from "@/core/activity/types";
import { Fault } from "@/core/fault";
import type { AccountId } from "@/core/ids";
import { asFault } from "./fault";
import { trailEvent } from "./trail-event";

export interface CloudTrailOptions {
  readonly sts: STSClient;
  readonly roleName: string;
  readonly regions: readonly string[];
  /** For tests alone: where CloudTrail is. The product leaves that to the SDK. */
  readonly endpoint?: string;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** LookupEvents by user name, in every configured Region; credentials are kept until shortly before they expire. */
export function cloudTrail({ sts, roleName, regions, endpoint }: CloudTrailOptions): ActivitySource {
  const clients = new Map<string, CloudTrailClient>();
  const clientFor = (accountId: AccountId, region: string) => {
    const key = `${accountId} ${region}`;
    const known = clients.get(key);
    if (known) return known;
    const client = new CloudTrailClient({
      region,
      maxAttempts: 5,
      ...(endpoint ? { endpoint } : {}),
      credentials: () => assume(sts, `arn:aws:iam::${accountId}:role/${roleName}`),
    });
    clients.set(key, client);
    return client;
  };
  return {
    async lookUp({ accountId, userName, from, to }) {
      const found: TrailEvent[] = [];
      for (const region of regions) {
        const pages = paginateLookupEvents(
          { client: clientFor(accountId, region), pageSize: 50 },
          {
            LookupAttributes: [{ AttributeKey: "Username", AttributeValue: userName }],
            StartTime: from,
            EndTime: to,
          },
        );
        await asFault(async () => {
          for await (const { Events = [] } of pages)
            found.push(...Events.flatMap(({ CloudTrailEvent }) => trailEvent(CloudTrailEvent) ?? []));
        });
      }
      return found;
    },
  };
}

async function assume(sts: STSClient, RoleArn: string): Promise<Credentials> {
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: "catraca-activity", DurationSeconds: 3600 }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration)
    throw new Fault("later", "none", "NoCredentials", `AWS gave no credentials for ${RoleArn}.`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}
