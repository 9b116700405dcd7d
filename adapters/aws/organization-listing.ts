// Everything listable of the organization: accounts with their units, permission sets, people, groups.
import {
  type IdentitystoreClient,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import {
  DescribeOrganizationCommand,
  type OrganizationsClient,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  paginateListRoots,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";
import {
  DescribePermissionSetCommand,
  paginateListCustomerManagedPolicyReferencesInPermissionSet,
  paginateListPermissionSets,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { guardPolicyName } from "@/core/directory/guard-policy-name";
import type { OrganizationListing } from "@/core/directory/ports";
import type { Account, Group, PermissionSet, Person } from "@/core/directory/types";
import type { AccountId, GroupId, PermissionSetArn, PersonId } from "@/core/ids";
import { asFault } from "./fault";
import type { Instance } from "./instance";

export interface ListingOptions {
  /** Whether session guards are written at all: without that no policy carries one. */
  readonly guarded: boolean;
  /** Awaited before each call to Identity Center, where others need its rate more; absent: at once. */
  readonly turn?: () => Promise<void>;
}

const atOnce = async (): Promise<void> => undefined;

export interface ListingClients {
  readonly organizations: OrganizationsClient;
  readonly identityStore: IdentitystoreClient;
  readonly ssoAdmin: SSOAdminClient;
}

export function organizationListing(
  clients: ListingClients,
  instance: () => Promise<Instance>,
  { guarded, turn = atOnce }: ListingOptions,
): OrganizationListing {
  return {
    accounts: () => asFault(() => listAccounts(clients.organizations)),
    permissionSets: () =>
      asFault(async () => {
        const sets = await listPermissionSets(clients.ssoAdmin, (await instance()).instanceArn, turn);
        return guarded ? sets : sets.map((set) => ({ ...set, guardPolicy: null }));
      }),
    people: () => asFault(async () => listPeople(clients.identityStore, (await instance()).identityStoreId)),
    groups: () => asFault(async () => listGroups(clients.identityStore, (await instance()).identityStoreId)),
    membersOf: (group) =>
      asFault(async () => listMembers(clients.identityStore, (await instance()).identityStoreId, group)),
  };
}

async function listAccounts(client: OrganizationsClient): Promise<Account[]> {
  const { Organization } = await client.send(new DescribeOrganizationCommand({}));
  const accounts: Account[] = [];
  for await (const account of accountsOf(client)) {
    const isManagement = account.id === Organization?.MasterAccountId;
    accounts.push({ ...account, isManagement, tags: await tagsOf(client, account.id) });
  }
  return accounts;
}

/** Every account with the path of its units, as the tree is walked. Throws what the SDK throws. */
export async function* accountsOf(
  client: OrganizationsClient,
): AsyncGenerator<Pick<Account, "id" | "name" | "state" | "path">> {
  for await (const { Roots = [] } of paginateListRoots({ client }, {}))
    for (const { Id = "", Name = "Root" } of Roots) yield* accountsWithin(client, Id, Name);
}

async function* accountsWithin(
  client: OrganizationsClient,
  ParentId: string,
  path: string,
): ReturnType<typeof accountsOf> {
  for await (const { Accounts = [] } of paginateListAccountsForParent({ client }, { ParentId }))
    for (const { Id = "", Name = "", State = "" } of Accounts)
      yield { id: Id as AccountId, name: Name, state: State, path };
  const units = paginateListOrganizationalUnitsForParent({ client }, { ParentId });
  for await (const { OrganizationalUnits = [] } of units)
    for (const { Id = "", Name = "" } of OrganizationalUnits)
      yield* accountsWithin(client, Id, `${path}/${Name}`);
}

async function tagsOf(client: OrganizationsClient, ResourceId: string): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  for await (const { Tags = [] } of paginateListTagsForResource({ client }, { ResourceId }))
    for (const { Key, Value } of Tags) if (Key) tags[Key] = Value ?? "";
  return tags;
}

async function listPermissionSets(
  client: SSOAdminClient,
  InstanceArn: string,
  turn: () => Promise<void>,
): Promise<PermissionSet[]> {
  const sets: PermissionSet[] = [];
  await turn();
  for await (const page of paginateListPermissionSets({ client }, { InstanceArn })) {
    for (const arn of page.PermissionSets ?? [])
      sets.push(await describedSet(client, InstanceArn, arn as PermissionSetArn, turn));
    if (page.NextToken) await turn();
  }
  return sets;
}

/** One permission set, read in two calls, each in its turn. Throws what the SDK throws. */
export async function describedSet(
  client: SSOAdminClient,
  InstanceArn: string,
  arn: PermissionSetArn,
  turn = atOnce,
): Promise<PermissionSet> {
  const place = { InstanceArn, PermissionSetArn: arn };
  await turn();
  const { PermissionSet: set } = await client.send(new DescribePermissionSetCommand(place));
  const name = set?.Name ?? "";
  return {
    arn,
    name,
    description: set?.Description ?? "",
    sessionDurationSeconds: durationSeconds(set?.SessionDuration),
    guardPolicy: await guardPolicyOf(client, place, name, turn),
  };
}

/** The guard policy of that name at path `/`, if the permission set references it. */
async function guardPolicyOf(
  client: SSOAdminClient,
  set: { InstanceArn: string; PermissionSetArn: string },
  permissionSetName: string,
  turn: () => Promise<void>,
): Promise<string | null> {
  await turn();
  const wanted = guardPolicyName(permissionSetName);
  const pages = paginateListCustomerManagedPolicyReferencesInPermissionSet({ client }, set);
  for await (const { CustomerManagedPolicyReferences = [] } of pages)
    if (CustomerManagedPolicyReferences.some(({ Name, Path = "/" }) => Name === wanted && Path === "/"))
      return wanted;
  return null;
}

/** ISO 8601 as Identity Center writes it ("PT1H30M"). One hour where it says nothing: AWS's default. */
export function durationSeconds(iso: string | undefined): number {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(iso ?? "PT1H") ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) || 3600;
}

async function listPeople(client: IdentitystoreClient, IdentityStoreId: string): Promise<Person[]> {
  const people: Person[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { IdentityStoreId })) {
    for (const { UserId = "", UserName = "", DisplayName = UserName, UserStatus } of Users)
      people.push({
        id: UserId as PersonId,
        userName: UserName,
        displayName: DisplayName,
        enabled: UserStatus === "ENABLED",
      });
  }
  return people;
}

async function listGroups(client: IdentitystoreClient, IdentityStoreId: string): Promise<Group[]> {
  const groups: Group[] = [];
  for await (const page of paginateListGroups({ client }, { IdentityStoreId }))
    for (const { GroupId: id = "", DisplayName = id } of page.Groups ?? [])
      groups.push({ id: id as GroupId, name: DisplayName });
  return groups;
}

async function listMembers(
  client: IdentitystoreClient,
  IdentityStoreId: string,
  group: string,
): Promise<PersonId[]> {
  const members: PersonId[] = [];
  const pages = paginateListGroupMemberships({ client }, { IdentityStoreId, GroupId: group });
  for await (const { GroupMemberships = [] } of pages)
    for (const { MemberId } of GroupMemberships)
      if (MemberId?.UserId) members.push(MemberId.UserId as PersonId);
  return members;
}
