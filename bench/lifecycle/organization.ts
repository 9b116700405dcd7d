// The organization that the lifecycle's benches run on: everybody may ask for everything, and everybody may approve.

import type { AccountId, GroupId, PermissionSetArn, PersonId, UnitId } from "@/core/ids";
import type { RuleBook, Target } from "@/core/policy/types";
import { type GeneratedSize, generateOrganization } from "@/sandbox/aws/generated-organization";
import type { OrganizationData } from "@/sandbox/aws/organization";

/** The business unit that owns every account. */
export const UNIT = "bench" as UnitId;

/** So many pairs of account and permission set, and so many people. */
export interface Size {
  accounts: number;
  permissionSets: number;
  people: number;
}

/** The size as the sandbox's generator takes it. */
export function generated({ accounts, permissionSets, people }: Size): GeneratedSize {
  return { accounts, permissionSets, people, ous: 5, groups: 1, memberships: people, seed: "bench" };
}

/** What the benches know of it. */
export interface Organization {
  readonly data: OrganizationData;
  readonly people: readonly PersonId[];
  /** Every account with every permission set. */
  readonly pairs: readonly Target[];
  readonly rules: RuleBook;
}

/** The same organization that the sandbox makes of the same size. */
export function organizationOf(size: Size): Organization {
  const data = generateOrganization(generated(size));
  const accountIds = Array.from(
    { length: size.accounts },
    (_, n) => `4${String(n + 1).padStart(11, "0")}` as AccountId,
  );
  const permissionSetArns = data.permissionSets.map(({ arn }) => arn as PermissionSetArn);
  const groupIds = data.groups.map(({ groupId }) => groupId as GroupId);
  const everything = { groupIds, accountIds, permissionSetArns, maxMinutes: 240 };
  return {
    data,
    people: data.users.map(({ userId }) => userId as PersonId),
    pairs: accountIds.flatMap((accountId) =>
      permissionSetArns.map((permissionSetArn) => ({ accountId, permissionSetArn })),
    ),
    rules: {
      units: [{ id: UNIT, name: "Bench", accountIds, headGroupIds: [], approverGroupIds: groupIds }],
      policies: [{ id: "everything", name: "Everything", ...everything }],
      roleGroups: [],
    },
  };
}
