// The session guard: the deny that ends live credentials at the end of a cover (DESIGN §5.7).
import { SIGNED_MS } from "../assignment/timing";
import type { AccountId, GuardOperationId, GuardStatementId, PermissionSetArn, PersonId } from "../ids";

/** The place of one guard: an account, for one permission set. */
export interface GuardPlace {
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
}

/** The deny of one cover. While the cover runs nothing bounds it: credentials that are issued late die, too. */
export interface GuardStatement {
  readonly id: GuardStatementId;
  /** When it was armed. */
  readonly createdAt: Date;
  /** The cover's end: from then on this person's sessions are denied. */
  readonly notAfter: Date;
  /** Once AWS was seen not to list the assignment: credentials issued from then on live. */
  readonly issuedBefore: Date | null;
  /** How long credentials live at most that were issued under it. */
  readonly sessionSeconds: number;
  /** Both as they were last read back from AWS; null: never. */
  readonly confirmedNotAfter: Date | null;
  readonly confirmedIssuedBefore: Date | null;
}

/** A statement with whom it denies. */
export interface PersonalStatement extends GuardStatement {
  readonly personId: PersonId;
}

export interface GuardOperation {
  readonly id: GuardOperationId;
  readonly state: "written" | "lost" | "succeeded" | "failed";
  readonly document: string;
  readonly writtenAt: Date;
  readonly resolvedAt: Date | null;
  readonly senderIsGone: boolean;
}

/** How an operation was settled that AWS never answered: its request may still be on the wire. */
export const READ_BACK = "read back";
/** Until then: what AWS takes of old signatures, and what its reading may be behind. */
export const ARRIVED_MS = SIGNED_MS + 15_000;

/** Everything that writing one guard reads, under its lock. */
export interface GuardLedger extends GuardPlace {
  /** The customer-managed policy that carries it. */
  readonly policyName: string;
  /** The document as it was last read back. */
  readonly confirmed: string | null;
  readonly confirmedAt: Date | null;
  readonly attempts: number;
  /** Statements that still have credentials to end. */
  readonly statements: readonly PersonalStatement[];
  /** The operation written last. */
  readonly last: GuardOperation | null;
  /** Documents of writes that AWS never answered and that may still arrive, whatever was read meanwhile. */
  readonly mayArrive: readonly string[];
  readonly now: Date;
}
