// The Identity Store, asked live.
import {
  type AlternateIdentifier,
  DescribeUserCommand,
  GetUserIdCommand,
  type IdentitystoreClient,
  IsMemberInGroupsCommand,
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

/** `externalIdIssuer`: who gave the external ids, as the Identity Store has it; without it nobody is found by one. */
export function identityStore(
  client: IdentitystoreClient,
  instance: () => Promise<Instance>,
  externalIdIssuer?: string,
): LiveDirectory & PersonDirectory {
  const describePerson = (id: PersonId) =>
    asFault(async () => {
      const { identityStoreId: IdentityStoreId } = await instance();
      return describeUser(client, IdentityStoreId, id);
    });
  const find = (AlternateIdentifier: AlternateIdentifier) =>
    asFault(async () => {
      const { identityStoreId: IdentityStoreId } = await instance();
      try {
        const { UserId } = await client.send(new GetUserIdCommand({ IdentityStoreId, AlternateIdentifier }));
        return UserId ? [UserId as PersonId] : [];
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return [];
        throw error;
      }
    });
  return {
    describePerson,
    describe: describePerson,
    findByUserName: (AttributeValue) =>
      find({ UniqueAttribute: { AttributePath: "userName", AttributeValue } }),
    findByExternalId: async (Id) =>
      externalIdIssuer ? find({ ExternalId: { Issuer: externalIdIssuer, Id } }) : [],
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
      enabled: user.UserStatus === "ENABLED",
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
