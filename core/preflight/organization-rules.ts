// What the organization's accounts mean for the portal. Pure.
import type { AccountId } from "../ids";
import type { Caller, Finding, MemberAccount, Scope } from "./types";

/** How an account is named in findings. */
export function accountLabel({ id, name }: Pick<MemberAccount, "id" | "name">): string {
  return name ? `${name} (${id})` : id;
}

/** Accounts that matter and can be gone into: active ones, the management account aside. */
export function accountsToCheck(
  accounts: readonly MemberAccount[],
  scope: Scope,
  managementId: AccountId | undefined,
): MemberAccount[] {
  return accounts.filter(
    (account) => isIn(scope, account.id) && account.id !== managementId && isActive(account),
  );
}

/** Accounts that the rules name and that are gone, closed or out of reach; accounts that cannot be told by name. */
export function organizationFindings(
  accounts: readonly MemberAccount[],
  scope: Scope,
  caller: Caller,
  managementId: AccountId | undefined,
): Finding[] {
  return [
    ...managementFindings(accounts, scope, caller, managementId),
    ...(scope.accountIds === "all" ? [] : offeredFindings(accounts, scope.accountIds)),
    ...sameNames(accounts),
  ];
}

/** A delegated administrator cannot touch the management account; who runs in it has more power than is needed. */
function managementFindings(
  accounts: readonly MemberAccount[],
  scope: Scope,
  caller: Caller,
  managementId: AccountId | undefined,
): Finding[] {
  if (managementId === undefined) return [];
  if (caller.accountId === managementId) return [{ kind: "runs-in-management", caller: caller.accountId }];
  const kind = scope.accountIds === "all" ? "management-account" : "management-account-offered";
  return accounts
    .filter(({ id }) => id === managementId && isIn(scope, id))
    .map((each) => ({ kind, account: accountLabel(each) }));
}

function offeredFindings(accounts: readonly MemberAccount[], offered: ReadonlySet<AccountId>): Finding[] {
  const byId = new Map(accounts.map((each) => [each.id, each]));
  return [...offered].flatMap((id): Finding[] => {
    const account = byId.get(id);
    if (!account) return [{ kind: "account-gone", account: id }];
    if (isActive(account)) return [];
    return [{ kind: "account-not-active", account: accountLabel(account), state: account.state }];
  });
}

function isActive({ state }: MemberAccount): boolean {
  return state === "ACTIVE" || state === "";
}

function isIn({ accountIds }: Scope, id: AccountId): boolean {
  return accountIds === "all" || accountIds.has(id);
}

/** Rules name accounts by name: two of one name cannot be told apart there. */
function sameNames(accounts: readonly MemberAccount[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { name } of accounts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([name, count]) => ({ kind: "accounts-of-one-name", name, count }));
}
