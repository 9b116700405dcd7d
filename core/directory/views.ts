// How people, accounts and permission sets are shown.
import type { AccountId, PermissionSetArn, PersonId, UnitId } from "../ids";

export interface PersonView {
  readonly id: PersonId;
  readonly displayName: string;
  readonly userName: string;
}

export interface TargetView {
  readonly accountId: AccountId;
  readonly accountName: string;
  /** "Root/Payments/Production". */
  readonly accountPath: string;
  /** By the account's tags, else by its path or name; see production.ts. */
  readonly isProduction: boolean;
  readonly permissionSetArn: PermissionSetArn;
  readonly permissionSetName: string;
  readonly permissionSetDescription: string;
  /** How long credentials live that were issued for it. */
  readonly sessionDurationSeconds: number;
  /** Whether a session guard ends its credentials with the access. */
  readonly isGuarded: boolean;
}

export interface AccountView {
  readonly id: AccountId;
  readonly name: string;
  readonly path: string;
}

export interface UnitView {
  readonly id: UnitId;
  readonly name: string;
}
