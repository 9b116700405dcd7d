/** The organization as a tree one can ask: parents, children, paths. Accounts may leave it, move and be suspended. */
import type { AccountData, OrganizationData, Tags, UnitData } from "./organization";

/** A root or an organizational unit, with its place. */
export interface TreeUnit {
  id: string;
  name: string;
  arn: string;
  /** The ids from the organization down to here, with a slash at the end. */
  path: string;
  parentId: string | undefined;
  tags: Tags;
  unitIds: string[];
  accountIds: string[];
}

/** An account, with its place. */
export interface TreeAccount extends AccountData {
  arn: string;
  path: string;
  parentId: string;
}

/** The whole tree, by id. */
export class OrganizationTree {
  readonly units = new Map<string, TreeUnit>();
  readonly accounts = new Map<string, TreeAccount>();
  readonly organization: OrganizationData;

  constructor(organization: OrganizationData) {
    this.organization = organization;
    const root: UnitData = {
      id: organization.rootId,
      name: "Root",
      units: organization.units,
      accounts: [organization.managementAccount],
    };
    this.#plant(root, undefined, `${organization.organizationId}/`);
  }

  #arn(kind: string, id: string): string {
    const { managementAccount, organizationId } = this.organization;
    return `arn:aws:organizations::${managementAccount.id}:${kind}/${organizationId}/${id}`;
  }

  #plant(unit: UnitData, parentId: string | undefined, above: string): void {
    const path = `${above}${unit.id}/`;
    this.units.set(unit.id, {
      id: unit.id,
      name: unit.name,
      arn: this.#arn(parentId === undefined ? "root" : "ou", unit.id),
      path,
      parentId,
      tags: unit.tags ?? {},
      unitIds: (unit.units ?? []).map((child) => child.id),
      accountIds: (unit.accounts ?? []).map((child) => child.id),
    });
    for (const child of unit.accounts ?? []) {
      const arn = this.#arn("account", child.id);
      this.accounts.set(child.id, { ...child, arn, path: `${path}${child.id}/`, parentId: unit.id });
    }
    for (const child of unit.units ?? []) this.#plant(child, unit.id, path);
  }

  /** Takes an account out of the organization. */
  remove(accountId: string): void {
    this.#leaveParent(accountId);
    this.accounts.delete(accountId);
  }

  /** Suspends or closes an account, or makes it active again. */
  setState(accountId: string, state: NonNullable<AccountData["state"]>): void {
    const account = this.accounts.get(accountId);
    if (account) account.state = state;
  }

  /** Moves an account to another unit. */
  move(accountId: string, parentId: string): void {
    const [account, parent] = [this.accounts.get(accountId), this.units.get(parentId)];
    if (!account || !parent) return;
    this.#leaveParent(accountId);
    parent.accountIds.push(accountId);
    account.parentId = parentId;
    account.path = `${parent.path}${accountId}/`;
  }

  #leaveParent(accountId: string): void {
    const parent = this.units.get(this.accounts.get(accountId)?.parentId ?? "");
    if (parent) parent.accountIds = parent.accountIds.filter((id) => id !== accountId);
  }
}
