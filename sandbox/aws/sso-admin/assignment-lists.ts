/** Who holds what: the lists, which lag behind the truth. */

import { type Assignment, tupleKey } from "../assignments";
import { accessDenied, notFound } from "../aws-error";
import { type Operations, operation } from "../call";
import { page } from "../pages";
import { maybe, structure } from "../shape";
import type { World } from "../world";
import { invalidToken, requireAccount, requireInstance, requirePermissionSet } from "./instance";
import { accountId, instanceArn, paging, permissionSetArn, principalId, principalType } from "./members";

function shown(assignment: Assignment) {
  return {
    AccountId: assignment.accountId,
    PermissionSetArn: assignment.permissionSetArn,
    PrincipalType: assignment.principalType,
    PrincipalId: assignment.principalId,
  };
}

/** A person's own assignments and those of the person's groups, or a group's. */
function heldBy(world: World, type: "USER" | "GROUP", id: string, ageMs: number | undefined): Assignment[] {
  const groups = new Set(type === "USER" ? world.directory.groupsOf(id) : [id]);
  return world.assignments
    .listedEverywhere(ageMs)
    .filter((one) =>
      one.principalType === "GROUP" ? groups.has(one.principalId) : type === "USER" && one.principalId === id,
    );
}

/** ListAccountAssignments, ListAccountAssignmentsForPrincipal. */
export function assignmentListOperations(world: World): Operations {
  return {
    ListAccountAssignments: operation(
      { InstanceArn: instanceArn, AccountId: accountId, PermissionSetArn: permissionSetArn, ...paging },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        requireAccount(world, input.AccountId);
        requirePermissionSet(world, input.PermissionSetArn);
        const cut = page({
          items: world.assignments.listed(input.AccountId, input.PermissionSetArn, call.twist?.listAgeMs),
          of: `assignments ${input.AccountId} ${input.PermissionSetArn}`,
          keyOf: tupleKey,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        return { AccountAssignments: cut.items.map(shown), NextToken: cut.nextToken };
      },
    ),
    ListAccountAssignmentsForPrincipal: operation(
      {
        InstanceArn: instanceArn,
        PrincipalId: principalId,
        PrincipalType: principalType,
        Filter: maybe(structure({ AccountId: maybe(accountId) })),
        ...paging,
      },
      (input, call) => {
        requireInstance(world, call, input.InstanceArn);
        if (call.accountId !== world.organization.managementAccount.id) {
          throw accessDenied(
            "This operation must be called from the management account of the organization.",
          );
        }
        const known = input.PrincipalType === "USER" ? world.directory.users : world.directory.groups;
        if (!known.has(input.PrincipalId))
          throw notFound(`${input.PrincipalType} ${input.PrincipalId} does not exist.`);
        const wanted = input.Filter?.AccountId;
        const cut = page({
          items: heldBy(world, input.PrincipalType, input.PrincipalId, call.twist?.listAgeMs).filter(
            (one) => !wanted || one.accountId === wanted,
          ),
          of: `held by ${input.PrincipalId} ${wanted ?? ""}`,
          keyOf: tupleKey,
          size: input.MaxResults ?? 100,
          token: input.NextToken,
          refuse: invalidToken,
        });
        return { AccountAssignments: cut.items.map(shown), NextToken: cut.nextToken };
      },
    ),
  };
}
