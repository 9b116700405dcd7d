// Where grants and the freeze are kept.
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
  change(id: GrantId, change: GrantChange): Promise<void>;
  currentFreeze(): Promise<Freeze | undefined>;
  freeze(by: PersonId, reason: string): Promise<void>;
  liftFreeze(): Promise<void>;
}
