// People, groups, accounts and permission sets, as AWS has them.
import type { AccountId, GroupId, PermissionSetArn, PersonId } from "../ids";

export interface Person {
  readonly id: PersonId;
  readonly userName: string;
  readonly displayName: string;
  readonly enabled: boolean;
}

export interface Group {
  readonly id: GroupId;
  readonly name: string;
}

export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** Organizations' Account.State: "ACTIVE", "SUSPENDED", … */
  readonly state: string;
  readonly isManagement: boolean;
  /** Names of the organizational units from the root: "Root/Payments/Production". */
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface PermissionSet {
  readonly arn: PermissionSetArn;
  readonly name: string;
  readonly description: string;
  /** How long credentials live that were issued for it: 1 to 12 h. */
  readonly sessionDurationSeconds: number;
  /** The customer-managed policy that it references to carry the session guard; null: its sessions cannot be ended. */
  readonly guardPolicy: string | null;
}
