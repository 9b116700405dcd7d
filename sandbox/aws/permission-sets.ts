/** The permission sets, and the roles that provisioning makes of them in the accounts. */
import type { OrganizationData, PermissionSetData } from "./organization";
import type { Random } from "./random";

/** A permission set as it is now; `version` grows with every change that wants provisioning. */
export interface PermissionSet extends PermissionSetData {
  version: number;
}

/** The role that stands for a permission set in one account, until its last assignment there is gone. */
export interface ProvisionedRole {
  accountId: string;
  permissionSetArn: string;
  /** `AWSReservedSSO_<set>_<16 hex>`: a new suffix each time the role is made anew. */
  roleName: string;
  /** `AROA…`: the principal id of the role. */
  roleId: string;
  provisionedVersion: number;
  createdAtMs: number;
}

/** What is kept over a restart. */
export interface PermissionSetState {
  inlinePolicies: Record<string, { policy: string | null; version: number }>;
  roles: ProvisionedRole[];
}

const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Permission sets by ARN, roles by account and permission set. */
export class PermissionSets {
  readonly byArn = new Map<string, PermissionSet>();
  readonly #roles = new Map<string, ProvisionedRole>();
  readonly #random: Random;
  /** Told of every change of an inline policy. */
  readonly onChanged: (() => void)[] = [];

  constructor(organization: OrganizationData, random: Random) {
    this.#random = random;
    for (const data of organization.permissionSets) this.byArn.set(data.arn, { ...data, version: 1 });
  }

  /** Takes over what a former run of the sandbox left. */
  restore(state: PermissionSetState): void {
    for (const [arn, { policy, version }] of Object.entries(state.inlinePolicies)) {
      const set = this.byArn.get(arn);
      if (set) this.byArn.set(arn, { ...set, inlinePolicy: policy ?? undefined, version });
    }
    for (const role of state.roles) this.#roles.set(`${role.accountId}|${role.permissionSetArn}`, role);
  }

  /** What `restore` needs. */
  state(): PermissionSetState {
    const changed = [...this.byArn.values()].filter((set) => set.version > 1);
    const inlinePolicies = Object.fromEntries(
      changed.map((set) => [set.arn, { policy: set.inlinePolicy ?? null, version: set.version }]),
    );
    return { inlinePolicies, roles: this.roles() };
  }

  /** Sets or (undefined) removes the inline policy. */
  setInlinePolicy(arn: string, policy: string | undefined): void {
    const set = this.byArn.get(arn);
    if (!set) return;
    set.inlinePolicy = policy;
    set.version += 1;
    for (const listener of this.onChanged) listener();
  }

  /** All roles. */
  roles(): ProvisionedRole[] {
    return [...this.#roles.values()];
  }

  /** The role of a permission set in an account, if it is provisioned there. */
  role(accountId: string, permissionSetArn: string): ProvisionedRole | undefined {
    return this.#roles.get(`${accountId}|${permissionSetArn}`);
  }

  /** Makes the role, or brings it to the latest version of the permission set. */
  provision(accountId: string, permissionSetArn: string, nowMs: number): ProvisionedRole | undefined {
    const set = this.byArn.get(permissionSetArn);
    if (!set) return undefined;
    const role = this.role(accountId, permissionSetArn) ?? {
      accountId,
      permissionSetArn,
      roleName: `AWSReservedSSO_${set.name}_${this.#random.text(16)}`,
      roleId: `AROA${this.#random.text(17, ID_ALPHABET)}`,
      provisionedVersion: set.version,
      createdAtMs: nowMs,
    };
    role.provisionedVersion = set.version;
    this.#roles.set(`${accountId}|${permissionSetArn}`, role);
    return role;
  }

  /** Deletes the role: its last assignment in the account is gone. */
  unprovision(accountId: string, permissionSetArn: string): void {
    this.#roles.delete(`${accountId}|${permissionSetArn}`);
  }
}
