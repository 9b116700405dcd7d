/** The people and groups of the Identity Store, as they are now. */
import { createHash } from "node:crypto";
import type { GroupData, OrganizationData, UserData } from "./organization";

/** That a person is in a group. */
export interface Membership {
  membershipId: string;
  groupId: string;
  userId: string;
}

/** What of the directory differs from the organization's data; kept over a restart. */
export interface DirectoryState {
  disabledUserIds: string[];
  memberships: { groupId: string; userId: string }[];
}

function membershipIdOf(groupId: string, userId: string): string {
  const digest = createHash("sha256").update(`${groupId}/${userId}`).digest("hex");
  const part = (from: number, to: number) => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(12, 15)}-8${part(15, 18)}-${part(18, 30)}`;
}

/** People, groups and who is in which. */
export class Directory {
  readonly users = new Map<string, UserData>();
  readonly groups = new Map<string, GroupData>();
  readonly #memberships = new Map<string, Membership>();
  readonly #ofGroup = new Map<string, Set<Membership>>();
  readonly #ofUser = new Map<string, Set<Membership>>();
  /** Told of every person whose rights may have changed. */
  readonly onPersonChanged: ((userId: string) => void)[] = [];

  constructor(organization: OrganizationData) {
    for (const user of organization.users) this.users.set(user.userId, { ...user });
    for (const group of organization.groups) {
      this.groups.set(group.groupId, group);
      for (const userId of group.members) this.#insert(group.groupId, userId);
    }
  }

  /** Takes over what a former run of the sandbox left. */
  restore(state: DirectoryState): void {
    const disabled = new Set(state.disabledUserIds);
    for (const user of this.users.values()) user.status = disabled.has(user.userId) ? "DISABLED" : "ENABLED";
    for (const one of this.memberships()) this.#remove(one);
    for (const { groupId, userId } of state.memberships) this.#insert(groupId, userId);
  }

  /** What `restore` needs. */
  state(): DirectoryState {
    const disabledUserIds = [...this.users.values()]
      .filter((user) => user.status === "DISABLED")
      .map((user) => user.userId);
    return {
      disabledUserIds,
      memberships: this.memberships().map(({ groupId, userId }) => ({ groupId, userId })),
    };
  }

  #insert(groupId: string, userId: string): Membership {
    const membershipId = membershipIdOf(groupId, userId);
    const known = this.#memberships.get(membershipId);
    if (known) return known;
    const membership = { membershipId, groupId, userId };
    this.#memberships.set(membershipId, membership);
    for (const [index, id] of [[this.#ofGroup, groupId] as const, [this.#ofUser, userId] as const]) {
      const set = index.get(id) ?? new Set();
      index.set(id, set.add(membership));
    }
    return membership;
  }

  #remove(membership: Membership): void {
    this.#memberships.delete(membership.membershipId);
    this.#ofGroup.get(membership.groupId)?.delete(membership);
    this.#ofUser.get(membership.userId)?.delete(membership);
  }

  /** All memberships, in the order they were made. */
  memberships(): Membership[] {
    return [...this.#memberships.values()];
  }

  /** The membership of that person in that group, if there is one. */
  membership(groupId: string, userId: string): Membership | undefined {
    return this.#memberships.get(membershipIdOf(groupId, userId));
  }

  /** The membership of that id, if there is one. */
  membershipById(membershipId: string): Membership | undefined {
    return this.#memberships.get(membershipId);
  }

  /** The memberships in a group, in the order they were made. */
  inGroup(groupId: string): Membership[] {
    return [...(this.#ofGroup.get(groupId) ?? [])];
  }

  /** The memberships of a person, in the order they were made. */
  ofPerson(userId: string): Membership[] {
    return [...(this.#ofUser.get(userId) ?? [])];
  }

  /** The people in a group. */
  membersOf(groupId: string): string[] {
    return this.inGroup(groupId).map((one) => one.userId);
  }

  /** The groups a person is in. */
  groupsOf(userId: string): string[] {
    return this.ofPerson(userId).map((one) => one.groupId);
  }

  /** Deletes a person with all memberships. */
  removeUser(userId: string): void {
    for (const one of this.ofPerson(userId)) this.#remove(one);
    this.users.delete(userId);
    this.#changed(userId);
  }

  /** Deletes a group with all memberships. */
  removeGroup(groupId: string): void {
    const members = this.membersOf(groupId);
    for (const one of this.inGroup(groupId)) this.#remove(one);
    this.groups.delete(groupId);
    for (const userId of members) this.#changed(userId);
  }

  /** Enables or disables a person; false when there is no such person. */
  setEnabled(userId: string, enabled: boolean): boolean {
    const user = this.users.get(userId);
    if (!user) return false;
    user.status = enabled ? "ENABLED" : "DISABLED";
    this.#changed(userId);
    return true;
  }

  /** Puts a person into a group. */
  join(groupId: string, userId: string): Membership {
    const membership = this.#insert(groupId, userId);
    this.#changed(userId);
    return membership;
  }

  /** Takes a person out of a group; false when the person was not in it. */
  leave(groupId: string, userId: string): boolean {
    const membership = this.membership(groupId, userId);
    if (!membership) return false;
    this.#remove(membership);
    this.#changed(userId);
    return true;
  }

  #changed(userId: string): void {
    for (const listener of this.onPersonChanged) listener(userId);
  }
}
