// How session guards are shown.
import type { TargetView } from "../directory/views";

/** One policy in one account, for one permission set. */
export interface GuardView {
  readonly target: Pick<TargetView, "accountId" | "accountName" | "permissionSetArn" | "permissionSetName">;
  /** The customer-managed policy that carries it; null: the permission set references none any more. */
  readonly policyName: string | null;
  /** Statements that still have credentials to end, and how many of them AWS does not say yet as they should be. */
  readonly statements: number;
  readonly pending: number;
  /** When its document was last read back from AWS as it should be. */
  readonly confirmedAt: Date | null;
  /** When somebody else was last found to have changed it. */
  readonly editedAt: Date | null;
  /** What writing or reading it fails with, since when, and how often in a row. */
  readonly trouble: GuardTrouble | null;
}

export interface GuardTrouble {
  readonly fault: string;
  readonly since: Date;
  readonly attempts: number;
}

/** A change by hand is shown to security for so long. */
export const EDIT_SHOWN_MS = 24 * 60 * 60_000;
/** Trouble that passes by itself is not shown to security before this. */
export const TROUBLE_SHOWN_MS = 60_000;
