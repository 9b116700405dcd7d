// Where requests and decisions are kept.
import type { BundleId, PersonId, RequestId, UnitId } from "../ids";
import type { Target } from "../policy/types";
import type { AccessRequest, Ask, RequestState } from "./types";

export interface NewRequest extends Ask {
  readonly bundleId: BundleId;
  readonly requesterId: PersonId;
  readonly unitId: UnitId;
  readonly contentHash: string;
  readonly lapsesAt: Date;
}

export interface NewDecision {
  readonly requestId: RequestId;
  readonly approverId: PersonId;
  readonly verdict: "approve" | "deny";
  readonly reason: string;
  readonly contentHash: string;
  readonly grantedMinutes: number | null;
}

export interface RequestStore {
  insert(request: NewRequest): Promise<RequestId>;
  /** The requests of one bundle, in a transaction that holds the bundle: a form sent twice asks once. */
  lockBundle(id: BundleId): Promise<readonly AccessRequest[]>;
  /** The request, locked until the transaction ends. */
  lock(id: RequestId): Promise<AccessRequest | undefined>;
  /** Those whose account is not active or whose permission set is not there, as of the last synchronization. */
  goneAmong(targets: readonly Target[]): Promise<readonly Target[]>;
  /** What this person has asked for and nobody has answered. */
  pendingOf(requester: PersonId): Promise<readonly RequestId[]>;
  /** Leaves `pending`. Throws if somebody else has closed it: the caller holds the lock. */
  close(id: RequestId, state: Exclude<RequestState, "pending">): Promise<void>;
  /** Appends a decision. The database refuses one on one's own request and one on other content. */
  recordDecision(decision: NewDecision): Promise<void>;
  /** Pending requests whose time to be answered has passed, oldest first. */
  dueToLapse(limit: number): Promise<readonly RequestId[]>;
}
