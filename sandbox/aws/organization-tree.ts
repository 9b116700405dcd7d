/** The organization as a tree one can ask: parents, children, paths. It does not change while the sandbox runs. */
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
}
