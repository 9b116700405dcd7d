// CloudTrail of the member accounts, read through a role in each.
import { CloudTrailClient, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import type { STSClient } from "@aws-sdk/client-sts";
import type { ActivitySource } from "@/core/activity/ports";
import type { TrailEvent } from "@/core/activity/types";
import type { AccountId } from "@/core/ids";
import { assumeRole } from "./assume-role";
import { asFault } from "./fault";
import { trailEvent } from "./trail-event";

export interface CloudTrailOptions {
  readonly sts: STSClient;
  readonly roleName: string;
  readonly regions: readonly string[];
  /** For tests alone: where CloudTrail is. The product leaves that to the SDK. */
  readonly endpoint?: string;
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
      credentials: () => assumeRole(sts, `arn:aws:iam::${accountId}:role/${roleName}`, "catraca-activity"),
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
