// The Identity Store, asked live.
import {
  DescribeUserCommand,
  type IdentitystoreClient,
  IsMemberInGroupsCommand,
  paginateListUsers,
  ResourceNotFoundException,
} from "@aws-sdk/client-identitystore";
import type { LiveDirectory } from "@/core/directory/ports";
import type { Person } from "@/core/directory/types";
import type { GroupId, PersonId } from "@/core/ids";
import type { PersonDirectory } from "@/core/sign-in/ports";
import { asFault } from "./fault";
import type { Instance } from "./instance";

/** IsMemberInGroups takes at most this many groups. Source: Identity Store API reference. */
const MOST_GROUPS = 100;

export function identityStore(
  client: IdentitystoreClient,
  instance: () => Promise<Instance>,
): LiveDirectory & PersonDirectory {
  const describePerson = (id: PersonId) =>
    asFault(async () => {
      const { identityStoreId: IdentityStoreId } = await instance();
      return describeUser(client, IdentityStoreId, id);
    });
  const find = (path: "UserName" | "ExternalId", value: string) =>
    asFault(async () => {
      const { identityStoreId: IdentityStoreId } = await instance();
      const Filters = [{ AttributePath: path, AttributeValue: value }];
      const found: PersonId[] = [];
      for await (const { Users = [] } of paginateListUsers({ client }, { IdentityStoreId, Filters }))
        for (const { UserId } of Users) if (UserId) found.push(UserId as PersonId);
      return found;
    });
  return {
    describePerson,
    describe: describePerson,
    findByUserName: (name) => find("UserName", name),
    findByExternalId: (id) => find("ExternalId", id),
    groupsAmong: (id, groups) =>
      asFault(async () => {
        const { identityStoreId: IdentityStoreId } = await instance();
        const memberOf = new Set<GroupId>();
        for (let from = 0; from < groups.length; from += MOST_GROUPS) {
          const GroupIds = groups.slice(from, from + MOST_GROUPS);
          const command = new IsMemberInGroupsCommand({
            IdentityStoreId,
            MemberId: { UserId: id },
            GroupIds,
          });
          const { Results = [] } = await client.send(command);
          for (const { GroupId, MembershipExists } of Results)
            if (MembershipExists && GroupId) memberOf.add(GroupId as GroupId);
        }
        return memberOf;
      }),
  };
}

async function describeUser(
  client: IdentitystoreClient,
  IdentityStoreId: string,
  id: PersonId,
): Promise<Person | undefined> {
  try {
    const user = await client.send(new DescribeUserCommand({ IdentityStoreId, UserId: id }));
    return {
      id,
      userName: user.UserName ?? "",
      displayName: user.DisplayName ?? user.UserName ?? "",
      enabled: user.UserStatus !== "DISABLED",
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
