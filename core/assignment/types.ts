// The tuple person × account × permission set, as the ledger and AWS have it.
import type { Grant } from "../grant/types";
import type { GuardStatement } from "../guard/types";
import type { AccountId, AssignmentId, OperationId, PermissionSetArn, PersonId } from "../ids";

/** What AWS's list said last: `unknown` from the moment something was sent until it is listed again. */
export type Presence = "unknown" | "absent" | "present";

/** `portal`: our operation made it. `standing`, `foreign`: it was there without us, and is never removed by itself. */
export type Origin = "portal" | "standing" | "foreign";

export interface Tuple {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
}

export interface Assignment extends Tuple {
  readonly id: AssignmentId;
  readonly presence: Presence;
  readonly origin: Origin | null;
  /** When the list that gave `presence` was asked for. */
  readonly observedAt: Date | null;
  /** When it was last asked live whether this may be given, and it might. */
  readonly clearedAt: Date | null;
  /** When the next step is due; null: nothing is. */
  readonly nextActionAt: Date | null;
  /** Tries in a row that brought nothing new; drives the pauses. */
  readonly attempts: number;
  /** What the last try failed with; null: it did not. */
  readonly lastFault: string | null;
  /** When security asked to remove what is there without us. */
  readonly removalAskedAt: Date | null;
}

/**
 * `written` before it is sent; `accepted` when AWS works on it. `lost`: nobody will ever hear its answer, so
 * it stays unresolved until AWS's lists settle it. `succeeded` and `failed` are settled.
 */
export type OperationState = "written" | "accepted" | "lost" | "succeeded" | "failed";

export interface Operation {
  readonly id: OperationId;
  readonly kind: "create" | "delete";
  readonly state: OperationState;
  readonly awsRequestId: string | null;
  readonly writtenAt: Date;
  /** When AWS last said anything of it, if only that something went wrong. */
  readonly answeredAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Whether the worker that wrote it is gone, so that nobody is waiting for its answer. */
  readonly senderIsGone: boolean;
}

export interface GuardLines {
  readonly sessionSeconds: number;
  readonly statements: readonly GuardStatement[];
}

/** Everything that settling reads, under the assignment's lock. */
export interface Ledger {
  readonly assignment: Assignment;
  /** Grants that are not over. */
  readonly grants: readonly Grant[];
  /** Unresolved operations, the one resolved last, and the one that succeeded last. */
  readonly operations: readonly Operation[];
  /** Whether this access is known to be standing: there at onboarding, or adopted. */
  readonly isStanding: boolean;
  /** Whether Catraca gives anything at present: not before it took stock, nor after its database was restored. */
  readonly isGiving: boolean;
  /** The session guard's statements that still have credentials to end; null: nothing carries a guard here. */
  readonly guard: GuardLines | null;
  readonly now: Date;
}
