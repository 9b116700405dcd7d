/** Changes of the organization by others: people, groups, permission sets and accounts go, move or are suspended. */
import type { AccountData, AssignmentTuple } from "./organization";
import type { World } from "./world";

/** One change; plain data, kept over a restart. */
export type OrganizationChange =
  | { kind: "delete-person"; userId: string }
  | { kind: "delete-group"; groupId: string }
  | { kind: "delete-permission-set"; permissionSetArn: string }
  | { kind: "delete-account"; accountId: string }
  | { kind: "account-state"; accountId: string; state: NonNullable<AccountData["state"]> }
  | { kind: "move-account"; accountId: string; parentId: string };

/** Makes changes, and keeps them. */
export class OrganizationChanges {
  readonly #world: World;
  readonly #made: OrganizationChange[] = [];
  /** Told of each change. */
  readonly onChanged: (() => void)[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * Makes a change. What a deleted person, group, permission set or account held goes with it, unless
   * `keepAssignments` says that AWS leaves orphans. A sentence when it cannot be made.
   */
  make(change: OrganizationChange, options: { keepAssignments?: boolean } = {}): string | undefined {
    const problem = this.#problemOf(change);
    if (problem !== undefined) return problem;
    if (!options.keepAssignments) this.#dropAssignments(change);
    this.#apply(change);
    this.#made.push(change);
    const { kind, ...rest } = change;
    this.#world.journal.write(this.#world.timeline.now(), {
      kind: "control",
      service: "sandbox",
      operation: kind,
      outcome: "OK",
      detail: Object.values(rest).join(" "),
    });
    for (const listener of this.onChanged) listener();
    return undefined;
  }

  /** Disables or enables a person; false when there is none. */
  setEnabled(userId: string, enabled: boolean): boolean {
    return this.#world.directory.setEnabled(userId, enabled);
  }

  #problemOf(change: OrganizationChange): string | undefined {
    const { directory, permissionSets, tree, organization } = this.#world;
    switch (change.kind) {
      case "delete-person":
        return directory.users.has(change.userId) ? undefined : `there is no person ${change.userId}`;
      case "delete-group":
        return directory.groups.has(change.groupId) ? undefined : `there is no group ${change.groupId}`;
      case "delete-permission-set": {
        const isKnown = permissionSets.byArn.has(change.permissionSetArn);
        return isKnown ? undefined : `there is no permission set ${change.permissionSetArn}`;
      }
      default: {
        if (!tree.accounts.has(change.accountId)) return `there is no account ${change.accountId}`;
        if (change.accountId === organization.managementAccount.id) return "the management account stays";
        const isLost = change.kind === "move-account" && !tree.units.has(change.parentId);
        return isLost ? "parentId names no unit" : undefined;
      }
    }
  }

  #dropAssignments(change: OrganizationChange): void {
    const isGone = (one: AssignmentTuple) => {
      switch (change.kind) {
        case "delete-person":
          return one.principalId === change.userId;
        case "delete-group":
          return one.principalId === change.groupId;
        case "delete-permission-set":
          return one.permissionSetArn === change.permissionSetArn;
        case "delete-account":
          return one.accountId === change.accountId;
        default:
          return false;
      }
    };
    for (const one of this.#world.assignments.live().filter(isGone)) this.#world.assignments.remove(one);
  }

  #apply(change: OrganizationChange): void {
    const { directory, permissionSets, tree } = this.#world;
    switch (change.kind) {
      case "delete-person":
        directory.removeUser(change.userId);
        break;
      case "delete-group":
        directory.removeGroup(change.groupId);
        break;
      case "delete-permission-set":
        permissionSets.remove(change.permissionSetArn);
        break;
      case "delete-account":
        tree.remove(change.accountId);
        break;
      case "account-state":
        tree.setState(change.accountId, change.state);
        break;
      case "move-account":
        tree.move(change.accountId, change.parentId);
        break;
    }
  }

  /** All that were made, to be kept over a restart. */
  state(): OrganizationChange[] {
    return [...this.#made];
  }

  /** Makes the changes of a former run again; its assignments are as it left them. */
  restore(changes: readonly OrganizationChange[]): void {
    for (const change of changes) {
      if (this.#problemOf(change) !== undefined) continue;
      this.#apply(change);
      this.#made.push(change);
    }
  }
}
