// What Catraca asks of the directory and the organization.
import type { GroupId, PersonId } from "../ids";
import type { Account, Group, PermissionSet, Person } from "./types";

/** The Identity Store, asked live: whatever decides about access asks here. */
export interface LiveDirectory {
  /** The person as of now, or undefined if there is none with this id. */
  describePerson(id: PersonId): Promise<Person | undefined>;
  /** Which of these groups the person is in, as of now. */
  groupsAmong(id: PersonId, groups: readonly GroupId[]): Promise<ReadonlySet<GroupId>>;
}

/** Everything listable, for the copy that names and lists are made of. */
export interface OrganizationListing {
  accounts(): Promise<Account[]>;
  permissionSets(): Promise<PermissionSet[]>;
  people(): Promise<Person[]>;
  groups(): Promise<Group[]>;
  membersOf(group: GroupId): Promise<PersonId[]>;
}

/** Where the copy is kept. */
export interface DirectoryCopy {
  replaceAccounts(accounts: readonly Account[]): Promise<void>;
  replacePermissionSets(sets: readonly PermissionSet[]): Promise<void>;
  replacePeople(people: readonly Person[]): Promise<void>;
  replaceGroups(groups: readonly Group[]): Promise<void>;
  replaceMembers(group: GroupId, members: readonly PersonId[]): Promise<void>;
  /** Whether it was brought up to date within so many seconds. */
  isYoungerThan(seconds: number): Promise<boolean>;
  /** The groups that a unit, a policy or a role names. */
  ruledGroups(): Promise<GroupId[]>;
}
