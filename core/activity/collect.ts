// Reading CloudTrail for grants while they last and after, until AWS can no longer have anything to deliver.
import { belongsTo } from "./attribution";
import type { ActivitySource, ActivityStore } from "./ports";
import { isProtectedAction } from "./protected-actions";
import type { CollectableGrant } from "./types";

export interface CollectPorts {
  readonly source: ActivitySource;
  readonly store: ActivityStore;
  /** Pause between two readings of a grant that lasts. */
  readonly everySeconds: number;
  /** Hears of readings that failed; they are tried again. */
  readonly onTrouble: (grantId: string, error: unknown) => void;
}

/** CloudTrail delivers "typically within 15 minutes"; so far back each reading looks again. Source: CloudTrail User Guide. */
const DELIVERY_MS = 15 * 60_000;
const LEASE_MS = 60_000;

/** Reads everything due, one grant after another (the quota is 2 calls a second per account); returns how many. */
export async function collectDue(ports: CollectPorts, limit = 50): Promise<number> {
  const due = await ports.store.dueToCollect(limit, LEASE_MS);
  for (const grant of due) {
    try {
      await collect(ports, grant);
    } catch (error) {
      ports.onTrouble(grant.grantId, error); // one grant's trouble must not blind the others
      await ports.store.retryAt(grant.grantId, new Date(grant.now.getTime() + LEASE_MS));
    }
  }
  return due.length;
}

async function collect(
  { source, store, everySeconds }: CollectPorts,
  grant: CollectableGrant,
): Promise<void> {
  const since = grant.collectedAt ? grant.collectedAt.getTime() - DELIVERY_MS : grant.startsAt.getTime();
  const events = await source.lookUp({
    accountId: grant.accountId,
    userName: grant.userName,
    from: new Date(Math.max(since, grant.startsAt.getTime())),
    to: grant.now,
  });
  await store.keep(
    grant.grantId,
    events.filter((event) => belongsTo(event, grant)),
    isProtectedAction,
    { collectedAt: grant.now, collectAt: nextReading(grant, everySeconds) },
  );
}

/** While it lasts at the given pace; after its end at a quarter of it; until the last credentials' last event is in. */
export function nextReading(grant: CollectableGrant, everySeconds: number): Date | null {
  const { now, endsAt } = grant;
  if (now >= lastDelivery(grant)) return null;
  const fresh = now.getTime() < endsAt.getTime() + 60_000;
  return new Date(now.getTime() + everySeconds * 1000 * (fresh ? 1 : 4));
}

/**
 * Until when CloudTrail may still deliver something done with credentials of this grant: they can be issued until
 * AWS no longer lists the assignment.
 */
export function lastDelivery(
  grant: Pick<CollectableGrant, "endsAt" | "goneAt" | "now" | "sessionDurationSeconds">,
): Date {
  const issuedUntil = grant.goneAt ?? (grant.now > grant.endsAt ? grant.now : grant.endsAt);
  return new Date(issuedUntil.getTime() + grant.sessionDurationSeconds * 1000 + DELIVERY_MS);
}
