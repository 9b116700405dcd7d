/** Reading groups. */
import { validationError } from "../aws-error";
import { type Operations, operation } from "../call";
import type { GroupData } from "../organization";
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

function shown(world: World, group: GroupData) {
  const at = Date.parse(world.organization.createdAt) / 1000;
  return {
    IdentityStoreId: world.organization.identityStoreId,
    GroupId: group.groupId,
    DisplayName: group.displayName,
    Description: group.description,
    ExternalIds: [{ Issuer: world.organization.externalIdIssuer, Id: group.externalId }],
    CreatedAt: at,
    UpdatedAt: at,
  };
}

function attribute(group: GroupData, path: string): string {
  switch (path.toLowerCase()) {
    case "displayname":
      return group.displayName;
    case "externalids.id":
      return group.externalId;
    default:
      throw validationError(`The attribute path ${path} is not supported.`);
  }
}

/** DescribeGroup, ListGroups, GetGroupId. */
export function groupOperations(world: World): Operations {
  const all = () => [...world.directory.groups.values()];
  return {
    DescribeGroup: operation({ IdentityStoreId: identityStoreId, GroupId: resourceId }, (input) => {
      requireStore(world, input.IdentityStoreId);
      const group = world.directory.groups.get(input.GroupId);
      if (!group) throw missing("GROUP", input.GroupId);
      return shown(world, group);
    }),
    ListGroups: operation({ IdentityStoreId: identityStoreId, Filters: filters, ...paging }, (input) => {
      requireStore(world, input.IdentityStoreId);
      const wanted = input.Filters ?? [];
      const cut = page({
        items: all().filter((group) =>
          wanted.every((filter) => attribute(group, filter.AttributePath) === filter.AttributeValue),
        ),
        of: `groups ${JSON.stringify(wanted)}`,
        keyOf: (group) => group.groupId,
        size: input.MaxResults ?? 50,
        token: input.NextToken,
        refuse: invalidToken,
      });
      return { Groups: cut.items.map((group) => shown(world, group)), NextToken: cut.nextToken };
    }),
    GetGroupId: operation(
      { IdentityStoreId: identityStoreId, AlternateIdentifier: alternateIdentifier },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const { ExternalId: external, UniqueAttribute: unique } = input.AlternateIdentifier;
        if ((external === undefined) === (unique === undefined)) {
          throw validationError(
            "AlternateIdentifier must have exactly one of ExternalId and UniqueAttribute.",
          );
        }
        const found = all().find((group) => {
          if (unique) return attribute(group, unique.AttributePath) === unique.AttributeValue;
          return external?.Issuer === world.organization.externalIdIssuer && external.Id === group.externalId;
        });
        if (!found) throw missing("GROUP", String(unique?.AttributeValue ?? external?.Id));
        return { IdentityStoreId: input.IdentityStoreId, GroupId: found.groupId };
      },
    ),
  };
}
