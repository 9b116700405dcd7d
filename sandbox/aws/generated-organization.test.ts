/** Generated organizations: as large as asked for, the same again for a seed, quick, and playable. */
import { IdentitystoreClient, ListGroupMembershipsCommand } from "@aws-sdk/client-identitystore";
import { ListPermissionSetsCommand, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { expect, it } from "vitest";
import { generateOrganization } from "./generated-organization";
import type { UnitData } from "./organization";
import { OrganizationTree } from "./organization-tree";
import { sandboxUnderTest } from "./testing/sandbox-under-test";

const small = { accounts: 30, ous: 20, permissionSets: 9, people: 50, groups: 12, memberships: 100, seed: 1 };
const large = {
  accounts: 5000,
  ous: 300,
  permissionSets: 750,
  people: 10_000,
  groups: 20_000,
  memberships: 100_000,
  seed: 1,
};
const depthOf = (units: UnitData[] | undefined): number =>
  units?.length ? 1 + Math.max(...units.map((unit) => depthOf(unit.units))) : 0;

it("is the same for the same seed, and another for another", () => {
  expect(generateOrganization(small)).toEqual(generateOrganization(small));
  expect(generateOrganization({ ...small, seed: 2 })).not.toEqual(generateOrganization(small));
});

it("is as large as asked for, nested, and plays at once", async () => {
  const startedAtMs = performance.now();
  const organization = generateOrganization(large);
  const tree = new OrganizationTree(organization);
  expect([tree.accounts.size, tree.units.size]).toEqual([5001, 301]);
  expect(depthOf(organization.units)).toBe(5);
  expect(new Set(organization.permissionSets.map((set) => set.name)).size).toBe(750);
  const members = organization.groups.map((group) => group.members);
  expect(members.flat()).toHaveLength(100_000);
  expect(members.every((ids) => new Set(ids).size === ids.length)).toBe(true);

  const { settings } = await sandboxUnderTest({ organization, throttle: false });
  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
  const { instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = organization;
  const sets = await new SSOAdminClient(settings).send(new ListPermissionSetsCommand({ InstanceArn }));
  expect(sets.PermissionSets).toHaveLength(100);
  const full = organization.groups.find((group) => group.members.length > 0);
  const GroupId = full?.groupId;
  const answer = await new IdentitystoreClient(settings).send(
    new ListGroupMembershipsCommand({ IdentityStoreId, GroupId }),
  );
  expect(answer.GroupMemberships).toHaveLength(full?.members.length ?? 0);
}, 30_000);
