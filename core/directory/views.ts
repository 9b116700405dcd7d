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
  readonly permissionSetArn: PermissionSetArn;
  readonly permissionSetName: string;
  readonly permissionSetDescription: string;
  /** How long credentials live that were issued for it. */
  readonly sessionDurationSeconds: number;
}

export interface UnitView {
  readonly id: UnitId;
  readonly name: string;
}
