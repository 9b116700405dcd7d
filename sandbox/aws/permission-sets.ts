/** The permission sets, and the roles that provisioning makes of them in the accounts. */
import { type Change, changed } from "./in-force";
import type { OrganizationData, PermissionSetData, PolicyReference } from "./organization";
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
  /** The customer managed policies it was provisioned with. */
  customerManagedPolicies: PolicyReference[];
  /** The inline policy it was provisioned with (null: none), as IAM decides by it. */
  inlinePolicies: Change<string | null>[];
}

/** What is kept over a restart. */
export interface PermissionSetState {
  inlinePolicies: Record<string, { policy: string | null; version: number }>;
  /** References by permission set; absent in files of older sandboxes. */
  customerManagedPolicies?: Record<string, PolicyReference[]>;
  roles: ProvisionedRole[];
}

const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Permission sets by ARN, roles by account and permission set. */
export class PermissionSets {
  readonly byArn = new Map<string, PermissionSet>();
  readonly #roles = new Map<string, ProvisionedRole>();
  readonly #random: Random;
  /** Told of every change of a permission set. */
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
    for (const [arn, references] of Object.entries(state.customerManagedPolicies ?? {})) {
      const set = this.byArn.get(arn);
      if (set) set.customerManagedPolicies = references;
    }
    for (const role of state.roles) {
      const set = this.byArn.get(role.permissionSetArn);
      const asOfOld = { customerManagedPolicies: set?.customerManagedPolicies ?? [], inlinePolicies: [] };
      this.#roles.set(`${role.accountId}|${role.permissionSetArn}`, { ...asOfOld, ...role });
    }
  }

  /** What `restore` needs. */
  state(): PermissionSetState {
    const altered = [...this.byArn.values()].filter((set) => set.version > 1);
    const inlinePolicies = Object.fromEntries(
      altered.map((set) => [set.arn, { policy: set.inlinePolicy ?? null, version: set.version }]),
    );
    const customerManagedPolicies = Object.fromEntries(
      altered.map((set) => [set.arn, set.customerManagedPolicies ?? []]),
    );
    return { inlinePolicies, customerManagedPolicies, roles: this.roles() };
  }

  /** Sets or (undefined) removes the inline policy. */
  setInlinePolicy(arn: string, policy: string | undefined): void {
    const set = this.byArn.get(arn);
    if (!set) return;
    set.inlinePolicy = policy;
    set.version += 1;
    for (const listener of this.onChanged) listener();
  }

  /** Sets the references to customer managed policies. */
  setReferences(arn: string, references: PolicyReference[]): void {
    const set = this.byArn.get(arn);
    if (!set) return;
    set.customerManagedPolicies = references;
    set.version += 1;
    for (const listener of this.onChanged) listener();
  }

  /** How many roles of an account a customer managed policy is attached to. */
  attachmentsOf(accountId: string, path: string, name: string): number {
    const isIt = (one: PolicyReference) => one.name === name && (one.path ?? "/") === path;
    return this.roles().filter(
      (role) => role.accountId === accountId && role.customerManagedPolicies.some(isIt),
    ).length;
  }

  /** All roles. */
  roles(): ProvisionedRole[] {
    return [...this.#roles.values()];
  }

  /** The role of a permission set in an account, if it is provisioned there. */
  role(accountId: string, permissionSetArn: string): ProvisionedRole | undefined {
    return this.#roles.get(`${accountId}|${permissionSetArn}`);
  }

  /** Makes the role, or brings it to the latest version of the permission set, which IAM heeds from `fromMs` on. */
  provision(
    accountId: string,
    permissionSetArn: string,
    nowMs: number,
    fromMs = nowMs,
  ): ProvisionedRole | undefined {
    const set = this.byArn.get(permissionSetArn);
    if (!set) return undefined;
    const role = this.role(accountId, permissionSetArn) ?? {
      accountId,
      permissionSetArn,
      roleName: `AWSReservedSSO_${set.name}_${this.#random.text(16)}`,
      roleId: `AROA${this.#random.text(17, ID_ALPHABET)}`,
      provisionedVersion: set.version,
      createdAtMs: nowMs,
      customerManagedPolicies: [],
      inlinePolicies: [],
    };
    role.provisionedVersion = set.version;
    role.customerManagedPolicies = set.customerManagedPolicies ?? [];
    const inlinePolicy = { value: set.inlinePolicy ?? null, fromMs };
    role.inlinePolicies = changed(role.inlinePolicies, inlinePolicy, nowMs);
    this.#roles.set(`${accountId}|${permissionSetArn}`, role);
    return role;
  }

  /** Deletes the role: its last assignment in the account is gone. */
  unprovision(accountId: string, permissionSetArn: string): void {
    this.#roles.delete(`${accountId}|${permissionSetArn}`);
  }

  /** Deletes a permission set with its roles. */
  remove(permissionSetArn: string): void {
    this.byArn.delete(permissionSetArn);
    for (const role of this.roles()) {
      if (role.permissionSetArn === permissionSetArn) this.unprovision(role.accountId, permissionSetArn);
    }
  }
}
