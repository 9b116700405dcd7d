// What preflight asks of AWS. Nothing here changes anything.
import type { PermissionSet } from "../directory/types";
import type { AccountId, PermissionSetArn } from "../ids";
import type { PortalAction } from "./actions";
import type { AccountReading, Caller, MemberAccount, Reading, Verdict } from "./types";

/** What is known already, for calls that must name something. */
export interface Known {
  readonly accountId: AccountId;
  readonly instance: { readonly instanceArn: string; readonly identityStoreId: string } | undefined;
}

export interface PreflightSource {
  /** Whose credentials are configured; nobody needs permission to ask. Throws a Fault when AWS cannot be asked at all. */
  caller(): Promise<Caller>;
  instances(): Promise<Reading<ReadonlyArray<NonNullable<Known["instance"]>>>>;
  /** Whether the caller may do this, found by a call that names nothing that exists: allowed, it can only miss. */
  probe(action: PortalAction, known: Known): Promise<Verdict>;
  managementAccount(): Promise<Reading<AccountId>>;
  accounts(): Promise<Reading<readonly MemberAccount[]>>;
  permissionSets(instanceArn: string): Promise<Reading<readonly PermissionSetArn[]>>;
  permissionSet(instanceArn: string, arn: PermissionSetArn): Promise<Reading<PermissionSet>>;
  /** Whether the permission set is provisioned in that account. */
  isProvisioned(instanceArn: string, arn: PermissionSetArn, accountId: AccountId): Promise<Reading<boolean>>;
  /** Tries the roles in a member account, and looks for these policies. */
  inAccount(accountId: AccountId, guardPolicies: readonly string[]): Promise<AccountReading>;
}
