// Where activity comes from and where it is kept.
import type { AccountId, GrantId } from "../ids";
import type { CollectableGrant, TrailEvent } from "./types";

export interface TrailQuery {
  readonly accountId: AccountId;
  /** The role session's name. */
  readonly userName: string;
  readonly from: Date;
  readonly to: Date;
}

/** CloudTrail. Throws {@link Fault} when it fails. */
export interface ActivitySource {
  /** All management events of this user name in all configured Regions; every page. */
  lookUp(query: TrailQuery): Promise<readonly TrailEvent[]>;
}

export interface ActivityStore {
  /** Grants whose activity is due to be read, each leased for a while so that two workers do not read the same. */
  dueToCollect(limit: number, leaseMs: number): Promise<readonly CollectableGrant[]>;
  /** Keeps events, each once, and says when to read again; null: no more. */
  keep(
    grantId: GrantId,
    events: readonly TrailEvent[],
    isProtected: (event: TrailEvent) => boolean,
    next: Collected,
  ): Promise<void>;
  /** Reading failed: try again then. */
  retryAt(grantId: GrantId, at: Date): Promise<void>;
}

export interface Collected {
  readonly collectedAt: Date;
  readonly collectAt: Date | null;
}
