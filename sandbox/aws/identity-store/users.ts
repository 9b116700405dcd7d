/** Reading people. */
import { validationError } from "../aws-error";
import { type Operations, operation } from "../call";
import type { UserData } from "../organization";
import { page } from "../pages";
import type { World } from "../world";
import {
  alternateIdentifier,
  filters,
  identityStoreId,
  invalidToken,
  missing,
  paging,
  requireStore,
  resourceId,
} from "./members";

function shown(world: World, user: UserData) {
  const at = Date.parse(world.organization.createdAt) / 1000;
  return {
    IdentityStoreId: world.organization.identityStoreId,
    UserId: user.userId,
    UserName: user.userName,
    ExternalIds: [{ Issuer: world.organization.externalIdIssuer, Id: user.externalId }],
    Name: { Formatted: user.displayName, FamilyName: user.familyName, GivenName: user.givenName },
    DisplayName: user.displayName,
    Emails: [{ Value: user.email, Type: "work", Primary: true }],
    UserStatus: user.status,
    CreatedAt: at,
    UpdatedAt: at,
  };
}

function attribute(user: UserData, path: string): string {
  switch (path.toLowerCase()) {
    case "username":
      return user.userName;
    case "displayname":
      return user.displayName;
    case "emails.value":
      return user.email;
    case "externalids.id":
      return user.externalId;
    default:
      throw validationError(`The attribute path ${path} is not supported.`);
  }
}

const sameText = (a: string, b: unknown) => typeof b === "string" && a.toLowerCase() === b.toLowerCase();

/** DescribeUser, ListUsers, GetUserId. */
export function userOperations(world: World): Operations {
  const all = () => [...world.directory.users.values()];
  return {
    DescribeUser: operation({ IdentityStoreId: identityStoreId, UserId: resourceId }, (input) => {
      requireStore(world, input.IdentityStoreId);
      const user = world.directory.users.get(input.UserId);
      if (!user) throw missing("USER", input.UserId);
      return shown(world, user);
    }),
    ListUsers: operation({ IdentityStoreId: identityStoreId, Filters: filters, ...paging }, (input) => {
      requireStore(world, input.IdentityStoreId);
      const wanted = input.Filters ?? [];
      const cut = page({
        items: all().filter((user) =>
          wanted.every((filter) => sameText(attribute(user, filter.AttributePath), filter.AttributeValue)),
        ),
        of: `users ${JSON.stringify(wanted)}`,
        keyOf: (user) => user.userId,
        size: input.MaxResults ?? 50,
        token: input.NextToken,
        refuse: invalidToken,
      });
      return { Users: cut.items.map((user) => shown(world, user)), NextToken: cut.nextToken };
    }),
    GetUserId: operation(
      { IdentityStoreId: identityStoreId, AlternateIdentifier: alternateIdentifier },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const { ExternalId: external, UniqueAttribute: unique } = input.AlternateIdentifier;
        if ((external === undefined) === (unique === undefined)) {
          throw validationError(
            "AlternateIdentifier must have exactly one of ExternalId and UniqueAttribute.",
          );
        }
        const found = all().find((user) => {
          if (unique) return sameText(attribute(user, unique.AttributePath), unique.AttributeValue);
          return external?.Issuer === world.organization.externalIdIssuer && external.Id === user.externalId;
        });
        if (!found) throw missing("USER", String(unique?.AttributeValue ?? external?.Id));
        return { IdentityStoreId: input.IdentityStoreId, UserId: found.userId };
      },
    ),
  };
}
