// Where grants and the freeze are kept.
import type { Presence, Tuple } from "../assignment/types";
import type { AssignmentId, GrantId, PersonId, RequestId } from "../ids";
import type { GrantInContext, GrantOutcome, GrantState } from "./types";

export interface NewGrant {
  readonly requestId: RequestId;
  readonly assignmentId: AssignmentId;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface GrantChange {
  readonly state?: GrantState;
  readonly endsAt?: Date;
  readonly outcome?: GrantOutcome;
  /** AWS was seen to list the assignment at this instant. */
  readonly activeAt?: Date;
  readonly endedAt?: Date;
  /** When CloudTrail is read for it next; null: no more. */
  readonly collectAt?: Date | null;
}

export interface Freeze {
  readonly byId: PersonId;
  readonly reason: string;
  readonly at: Date;
}

export interface GrantStore {
  insert(grant: NewGrant): Promise<GrantId>;
  find(id: GrantId): Promise<GrantInContext | undefined>;
  /** Every grant of the person that is not over. */
  unfinishedOf(person: PersonId): Promise<readonly GrantInContext[]>;
  /** Everybody who has a grant whose end is ahead, and whether the copy of the directory shows them enabled. */
  holders(): Promise<ReadonlyArray<{ readonly personId: PersonId; readonly enabled: boolean }>>;
  change(id: GrantId, change: GrantChange): Promise<void>;
  currentFreeze(): Promise<Freeze | undefined>;
  freeze(by: PersonId, reason: string): Promise<void>;
  liftFreeze(): Promise<void>;
}

/** Access that should be gone, and is not proven to be. */
export interface OverdueAccess extends Tuple {
  readonly assignmentId: AssignmentId;
  /** Since when nothing calls for it. */
  readonly since: Date;
  /** The grants that show it. */
  readonly grantIds: readonly GrantId[];
  readonly presence: Presence;
  readonly lastFault: string | null;
}

/** Access that was overdue and no longer is. */
export interface NoLongerOverdue {
  readonly since: Date;
  readonly grantIds: readonly GrantId[];
  /** Proven gone, called for by another grant meanwhile, or found not to be ours. */
  readonly because: "gone" | "called-for" | "not-ours";
}

export interface OverdueStore {
  /** Marks all that has been overdue for so long and is not marked yet. Nothing while another process is at it. */
  mark(afterMs: number): Promise<readonly OverdueAccess[]>;
  /** Takes the mark off what is no longer overdue. */
  unmark(): Promise<readonly NoLongerOverdue[]>;
}
