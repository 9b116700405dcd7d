/** Reading the organization, its root, its units, and what hangs where. */
import { AwsError } from "../aws-error";
import { type Operations, operation } from "../call";
import type { TreeUnit } from "../organization-tree";
import { oneOf } from "../shape";
import type { World } from "../world";
import { childId, cut, paging, parentId, refuse, requireAdministrator, unitId } from "./members";

const shownUnit = (unit: TreeUnit) => ({ Id: unit.id, Arn: unit.arn, Name: unit.name, Path: unit.path });

function requireParent(world: World, id: string): TreeUnit {
  const unit = world.tree.units.get(id);
  if (!unit) throw new AwsError("ParentNotFoundException", "You specified a parent that doesn't exist.");
  return unit;
}

function topOperations(world: World): Operations {
  const { organization } = world;
  return {
    DescribeOrganization: operation(
      {},
      () => ({
        Organization: {
          Id: organization.organizationId,
          Arn: `arn:aws:organizations::${organization.managementAccount.id}:organization/${organization.organizationId}`,
          FeatureSet: "ALL",
          MasterAccountArn: world.tree.accounts.get(organization.managementAccount.id)?.arn,
          MasterAccountId: organization.managementAccount.id,
          MasterAccountEmail: organization.managementAccount.email,
          AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
        },
      }),
      refuse,
    ),
    ListRoots: operation(
      paging,
      (input, call) => {
        requireAdministrator(world, call);
        const roots = [...world.tree.units.values()].filter((unit) => unit.parentId === undefined);
        const { items, nextToken } = cut(world, "roots", roots, (root) => root.id, input);
        const shown = items.map((root) => ({
          Id: root.id,
          Arn: root.arn,
          Name: root.name,
          PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
        }));
        return { Roots: shown, NextToken: nextToken };
      },
      refuse,
    ),
  };
}

function unitOperations(world: World): Operations {
  return {
    ListOrganizationalUnitsForParent: operation(
      { ParentId: parentId, ...paging },
      (input, call) => {
        requireAdministrator(world, call);
        const { id } = requireParent(world, input.ParentId);
        const children = [...world.tree.units.values()].filter((unit) => unit.parentId === id);
        const { items, nextToken } = cut(world, `units in ${id}`, children, (unit) => unit.id, input);
        return { OrganizationalUnits: items.map(shownUnit), NextToken: nextToken };
      },
      refuse,
    ),
    DescribeOrganizationalUnit: operation(
      { OrganizationalUnitId: unitId },
      (input, call) => {
        requireAdministrator(world, call);
        const unit = world.tree.units.get(input.OrganizationalUnitId);
        if (!unit) {
          const message = "You specified an organizational unit that doesn't exist.";
          throw new AwsError("OrganizationalUnitNotFoundException", message);
        }
        return { OrganizationalUnit: shownUnit(unit) };
      },
      refuse,
    ),
  };
}

/** The reads of the tree. */
export function treeOperations(world: World): Operations {
  return {
    ...topOperations(world),
    ...unitOperations(world),
    ListParents: operation(
      { ChildId: childId, ...paging },
      (input, call) => {
        requireAdministrator(world, call);
        const child = world.tree.accounts.get(input.ChildId) ?? world.tree.units.get(input.ChildId);
        if (!child?.parentId) throw new AwsError("ChildNotFoundException", "We can't find the child.");
        const type = child.parentId === world.organization.rootId ? "ROOT" : "ORGANIZATIONAL_UNIT";
        return { Parents: [{ Id: child.parentId, Type: type }] };
      },
      refuse,
    ),
    ListChildren: operation(
      { ParentId: parentId, ChildType: oneOf("ACCOUNT", "ORGANIZATIONAL_UNIT"), ...paging },
      (input, call) => {
        requireAdministrator(world, call);
        const parent = requireParent(world, input.ParentId);
        const ids = input.ChildType === "ACCOUNT" ? parent.accountIds : parent.unitIds;
        const { items, nextToken } = cut(world, `${input.ChildType} in ${parent.id}`, ids, (id) => id, input);
        return { Children: items.map((id) => ({ Id: id, Type: input.ChildType })), NextToken: nextToken };
      },
      refuse,
    ),
  };
}
