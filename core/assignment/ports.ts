// What settling needs: the ledger inside a transaction, AWS outside of one, and a way to be woken.
import type { LiveDirectory } from "../directory/ports";
import type { GrantOutcome } from "../grant/types";
import type { AssignmentId, GroupId, OperationId, PersonId } from "../ids";
import type { Limits, Target } from "../policy/types";
import type { Ledger, OperationState, Origin, Presence, Tuple } from "./types";
import type { Urgency } from "./urgency";

export interface AssignmentChange {
  readonly presence?: Presence;
  readonly origin?: Origin | null;
  readonly observedAt?: Date;
  readonly clearedAt?: Date;
  readonly attempts?: number;
  readonly lastFault?: string | null;
  /** When the next step is due; null: nothing is. */
  readonly nextActionAt?: Date | null;
  /** How urgent that is. */
  readonly urgency?: Urgency;
  readonly removalAskedAt?: Date | null;
}

/** An assignment that a list of its account and permission set would tell something about. */
export interface AwaitingList {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  /** Whether a grant calls for it that is not active yet. */
  readonly wanted: boolean;
}

export interface AssignmentStore {
  /** Finds or makes the row of a tuple and holds its lock until the transaction ends. */
  lockTuple(tuple: Tuple): Promise<AssignmentId>;
  /** Holds the lock, then reads. Undefined if there is no such assignment. */
  lock(id: AssignmentId): Promise<Ledger | undefined>;
  change(id: AssignmentId, change: AssignmentChange): Promise<void>;
  /** Locks the most urgent assignment that is due and that nobody else has locked; a less urgent one first, if it is their turn. */
  lockMostUrgent(isForLessUrgent: boolean): Promise<Ledger | undefined>;
  /** Milliseconds until something is due; null: nothing is. */
  nextDueInMs(): Promise<number | null>;
  /** Those that wait for a list of this account and permission set, without the one given. */
  awaitingList(except: Tuple): Promise<readonly AwaitingList[]>;
  /** Keeps others from stepping in for so long with those of them that are due, or soon will be, since a list is on its way. */
  lendToList(except: Tuple, ms: number): Promise<void>;
  /** Makes the next step due now or earlier than it was. */
  dueBy(id: AssignmentId, at: Date, urgency: Urgency): Promise<void>;
  /** Writes an operation down before it is sent. The database allows one open at a time (invariant 8). */
  writeOperation(id: AssignmentId, kind: "create" | "delete"): Promise<OperationId>;
  /** Records what became of it; `succeeded` and `failed` resolve it. A request id is always an answer. */
  changeOperation(
    id: OperationId,
    change: { state: OperationState; awsRequestId?: string; detail?: string; isAnswered?: boolean },
  ): Promise<void>;
}

/** More than the next free slot, for whoever was late for the last one. Milliseconds. */
export interface Leeway {
  /** The slot is at least so far from now. */
  readonly aheadMs: number;
  /** The slots of others come so much later than they would: the call may be made at any time of that. */
  readonly roomMs: number;
}

/** AWS's rate, one bucket for all workers. */
export interface Budget {
  /** How far ahead the next free slot is, and whether it is one of those kept for what is less urgent than ending. */
  look(): Promise<{ readonly slotInMs: number; readonly isForLessUrgent: boolean }>;
  /** Takes the next free slot, evenly spaced; milliseconds until it comes. Holds the budget's lock until the transaction ends. */
  take(leeway?: Leeway): Promise<number>;
  /** Whether AWS works on as many creates as it takes at a time. Ask after `take`. */
  createsAreAtTheirMost(): Promise<boolean>;
}

/** How a create or delete stands in AWS. */
export type OperationAnswer =
  | { readonly status: "in-progress"; readonly awsRequestId: string }
  | { readonly status: "succeeded"; readonly awsRequestId: string }
  | {
      readonly status: "failed";
      readonly awsRequestId: string;
      readonly reason: FailureReason;
      readonly detail: string;
    };

/** AWS's FAILED texts, understood. */
export type FailureReason = "not-there" | "principal-gone" | "forbidden" | "other";

export interface Holder {
  readonly kind: "person" | "group";
  readonly id: PersonId | GroupId;
}

/** IAM Identity Center, the only way access is given or taken. Each call throws {@link Fault} when it fails. */
export interface IdentityCenter {
  /** Finds out what every other call needs; throws {@link Fault}. Called before a decision's age is measured. */
  ready(): Promise<void>;
  create(tuple: Tuple): Promise<OperationAnswer>;
  delete(tuple: Tuple): Promise<OperationAnswer>;
  status(kind: "create" | "delete", awsRequestId: string): Promise<OperationAnswer>;
  /** Everybody who holds this account and permission set, by name or through a group; `turn` is awaited before each page but the first. */
  holders(target: Target, turn: () => Promise<void>): Promise<readonly Holder[]>;
}

/** Wakes settling at an instant. Fire and forget: a lost nudge costs at most one sweep. */
export interface Waker {
  wake(id: AssignmentId, at: Date): void;
}

/** What settling asks of the world outside the database. */
export interface AwsPorts {
  readonly identityCenter: IdentityCenter;
  readonly directory: LiveDirectory;
  /** Whether this may be given now: the person enabled and eligible, nothing frozen. Null: it may. */
  readonly mayActivate: (tuple: Tuple) => Promise<GrantOutcome | null>;
  readonly limits: Limits;
  /** A clock that only goes forward, for measuring how old a decision is. Milliseconds. */
  readonly monotonicMs: () => number;
  /** Resolves so many milliseconds later. */
  readonly sleep: (ms: number) => Promise<void>;
}
