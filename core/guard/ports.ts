// What the session guard needs: its statements and documents in Postgres, and what carries them in AWS.
import type { AccountId, AssignmentId, GuardOperationId, GuardStatementId } from "../ids";
import type { GuardLedger, GuardOperation, GuardPlace, GuardStatement } from "./types";

export interface StatementChange {
  readonly notAfter?: Date;
  readonly issuedBefore?: Date;
  readonly possibleGapAt?: Date;
}

export interface GuardChange {
  readonly confirmed?: string;
  readonly confirmedAt?: Date;
  readonly editedAt?: Date;
  readonly nextActionAt?: Date | null;
  readonly attempts?: number;
  readonly lastFault?: string | null;
}

/** How an account and permission set are guarded, and what is reserved there. */
export interface GuardRoom {
  /** The customer-managed policy that the permission set references; null: nothing carries a guard. */
  readonly policyName: string | null;
  readonly sessionSeconds: number;
  /** Statements that others reserved there for some part of the window asked about. */
  readonly reserved: number;
}

export interface GuardStore {
  /** Statements of one assignment that still have credentials to end, oldest first. */
  statementsOf(id: AssignmentId): Promise<readonly GuardStatement[]>;
  arm(id: AssignmentId, notAfter: Date, sessionSeconds: number): Promise<void>;
  changeStatement(id: GuardStatementId, change: StatementChange): Promise<void>;
  /** The statement is no longer to be said. */
  drop(id: GuardStatementId): Promise<void>;
  /** Makes writing the guard due at that instant, or earlier if it was. */
  dueBy(place: GuardPlace, at: Date): Promise<void>;
  /** Locks the guard that is due the longest; undefined when none is. Drops statements that have nothing left to end. */
  lockDue(): Promise<GuardLedger | undefined>;
  lock(place: GuardPlace): Promise<GuardLedger | undefined>;
  change(place: GuardPlace, change: GuardChange): Promise<void>;
  writeOperation(place: GuardPlace, document: string): Promise<GuardOperationId>;
  changeOperation(
    id: GuardOperationId,
    change: { readonly state: GuardOperation["state"]; readonly detail?: string },
  ): Promise<void>;
  /** Marks what statements say as read back from AWS. The assignments that may go on now. */
  confirm(statements: readonly GuardStatement[]): Promise<readonly AssignmentId[]>;
  /** Holds the guard's lock until the transaction ends, and counts what is reserved in that window by others. */
  room(
    place: GuardPlace,
    window: { readonly startsAt: Date; readonly endsAt: Date },
    exceptOf: AssignmentId,
  ): Promise<GuardRoom>;
}

/** A customer-managed policy in an account. Each call throws a fault when it fails. */
export interface GuardCarrier {
  /** The document in force. */
  read(accountId: AccountId, policyName: string): Promise<string>;
  /** Puts a document in force; makes room where AWS keeps no more versions. `isFresh` is asked right before. */
  write(accountId: AccountId, policyName: string, document: string, isFresh: () => void): Promise<void>;
}
