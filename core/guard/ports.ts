// What the session guard needs: its statements and documents in Postgres, and what carries them in AWS.
import type { AccountId, AssignmentId, GuardOperationId, GuardStatementId, PermissionSetArn } from "../ids";
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

/** What carries a guard for a permission set. */
export interface Carried {
  /** The customer-managed policy that the permission set references; null: nothing carries a guard. */
  readonly policyName: string | null;
  readonly sessionSeconds: number;
}

/** From when until when a statement would be needed. */
export interface GuardWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface GuardStore {
  /** Statements of one assignment that still have credentials to end, oldest first. */
  statementsOf(id: AssignmentId): Promise<readonly GuardStatement[]>;
  arm(id: AssignmentId, notAfter: Date, sessionSeconds: number): Promise<void>;
  /** Takes in at once how long the permission set's sessions are by now, if that is longer than was known. */
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
  carried(permissionSetArn: PermissionSetArn): Promise<Carried | undefined>;
  /** Holds the guard's lock until the transaction ends; how many statements are needed there in that window, with the asked one. */
  needed(place: GuardPlace, window: GuardWindow, by: AssignmentId): Promise<number>;
}

/** A customer-managed policy in an account. Each call throws a fault when it fails. */
export interface GuardCarrier {
  /** The document in force. */
  read(accountId: AccountId, policyName: string): Promise<string>;
  /** Puts a document in force; makes room where AWS keeps no more versions. `isFresh` is asked right before. */
  write(accountId: AccountId, policyName: string, document: string, isFresh: () => void): Promise<void>;
}
