/** Reading who is in which group. */
import { type Operations, operation } from "../call";
import type { Membership } from "../directory";
import { page } from "../pages";
import { list } from "../shape";
import type { World } from "../world";
import {
  identityStoreId,
  invalidToken,
  memberId,
  missing,
  paging,
  requireStore,
  resourceId,
} from "./members";

function shown(world: World, membership: Membership) {
  const at = Date.parse(world.organization.createdAt) / 1000;
  return {
    IdentityStoreId: world.organization.identityStoreId,
    MembershipId: membership.membershipId,
    GroupId: membership.groupId,
    MemberId: { UserId: membership.userId },
    CreatedAt: at,
    UpdatedAt: at,
  };
}

function requireGroup(world: World, groupId: string): void {
  if (!world.directory.groups.has(groupId)) throw missing("GROUP", groupId);
}

function requireUser(world: World, userId: string): void {
  if (!world.directory.users.has(userId)) throw missing("USER", userId);
}

function listingOperations(world: World): Operations {
  const cut = (
    of: string,
    memberships: Membership[],
    input: { MaxResults: number | undefined; NextToken: string | undefined },
  ) => {
    const { items, nextToken } = page({
      items: memberships,
      of,
      keyOf: (one) => one.membershipId,
      size: input.MaxResults ?? 50,
      token: input.NextToken,
      refuse: invalidToken,
    });
    return { GroupMemberships: items.map((one) => shown(world, one)), NextToken: nextToken };
  };
  return {
    ListGroupMemberships: operation(
      { IdentityStoreId: identityStoreId, GroupId: resourceId, ...paging },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        requireGroup(world, input.GroupId);
        const memberships = world.directory.inGroup(input.GroupId);
        return cut(`in ${input.GroupId}`, memberships, input);
      },
    ),
    ListGroupMembershipsForMember: operation(
      { IdentityStoreId: identityStoreId, MemberId: memberId, ...paging },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const { UserId } = input.MemberId;
        requireUser(world, UserId);
        const memberships = world.directory.ofPerson(UserId);
        return cut(`of ${UserId}`, memberships, input);
      },
    ),
  };
}

/** The reads of memberships; IsMemberInGroups asks about at most 100 groups. */
export function membershipOperations(world: World): Operations {
  return {
    ...listingOperations(world),
    IsMemberInGroups: operation(
      {
        IdentityStoreId: identityStoreId,
        MemberId: memberId,
        GroupIds: list(resourceId, { min: 1, max: 100 }),
      },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const { UserId } = input.MemberId;
        requireUser(world, UserId);
        const results = input.GroupIds.map((groupId) => ({
          GroupId: groupId,
          MemberId: { UserId },
          MembershipExists: world.directory.membership(groupId, UserId) !== undefined,
        }));
        return { Results: results };
      },
    ),
    GetGroupMembershipId: operation(
      { IdentityStoreId: identityStoreId, GroupId: resourceId, MemberId: memberId },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const membership = world.directory.membership(input.GroupId, input.MemberId.UserId);
        if (!membership) throw missing("GROUP_MEMBERSHIP", `${input.GroupId}/${input.MemberId.UserId}`);
        return { IdentityStoreId: input.IdentityStoreId, MembershipId: membership.membershipId };
      },
    ),
    DescribeGroupMembership: operation(
      { IdentityStoreId: identityStoreId, MembershipId: resourceId },
      (input) => {
        requireStore(world, input.IdentityStoreId);
        const membership = world.directory.membershipById(input.MembershipId);
        if (!membership) throw missing("GROUP_MEMBERSHIP", input.MembershipId);
        return shown(world, membership);
      },
    ),
  };
}
