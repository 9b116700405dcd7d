// The rules in Postgres.
import type { AccountId, GroupId, PermissionSetArn, UnitId } from "@/core/ids";
import type { RuleStore } from "@/core/policy/ports";
import type { BusinessUnit, RuleBook } from "@/core/policy/types";
import { auditLog } from "./audit-log";
import type { PrismaClient } from "./client";
import type { BusinessUnitGetPayload } from "./generated/models/BusinessUnit";

const withMembers = { include: { accounts: true, members: true }, orderBy: { name: "asc" } } as const;

/** Reads the rules afresh at each call; replaces them in one transaction, with the change in the trail. */
export function ruleStore(prisma: PrismaClient): RuleStore {
  const ruleBook = async (): Promise<RuleBook> => {
    const [units, policies, roleGroups] = await Promise.all([
      prisma.businessUnit.findMany(withMembers),
      prisma.eligibilityPolicy.findMany({ orderBy: { name: "asc" } }),
      prisma.roleGroup.findMany(),
    ]);
    return {
      units: units.map(toUnit),
      policies: policies.map((policy) => ({
        ...policy,
        groupIds: policy.groupIds as GroupId[],
        accountIds: policy.accountIds as AccountId[],
        permissionSetArns: policy.permissionSetArns as PermissionSetArn[],
      })),
      roleGroups: roleGroups.map(({ role, groupId }) => ({ role, groupId: groupId as GroupId })),
    };
  };
  return { ruleBook, replaceRuleBook: async (book) => replace(prisma, await ruleBook(), book) };
}

type UnitRow = BusinessUnitGetPayload<{ include: { accounts: true; members: true } }>;

function toUnit(row: UnitRow): BusinessUnit {
  const groupsOf = (role: "head" | "approver") =>
    row.members.filter((member) => member.role === role).map((member) => member.groupId as GroupId);
  return {
    id: row.id as UnitId,
    name: row.name,
    accountIds: row.accounts.map(({ accountId }) => accountId as AccountId),
    headGroupIds: groupsOf("head"),
    approverGroupIds: groupsOf("approver"),
  };
}

/** Units are kept by id, since requests point at them; a unit that is gone from the rules loses its accounts and members. */
async function replace(prisma: PrismaClient, before: RuleBook, after: RuleBook): Promise<void> {
  await prisma.$transaction(async (sql) => {
    await sql.unitAccount.deleteMany();
    await sql.unitMember.deleteMany();
    await sql.eligibilityPolicy.deleteMany();
    await sql.roleGroup.deleteMany();
    for (const { id, name, accountIds, headGroupIds, approverGroupIds } of after.units) {
      await sql.businessUnit.upsert({ where: { id }, create: { id, name }, update: { name } });
      await sql.unitAccount.createMany({
        data: accountIds.map((accountId) => ({ accountId, unitId: id })),
      });
      await sql.unitMember.createMany({
        data: [
          ...headGroupIds.map((groupId) => ({ unitId: id, role: "head" as const, groupId })),
          ...approverGroupIds.map((groupId) => ({ unitId: id, role: "approver" as const, groupId })),
        ],
      });
    }
    await sql.eligibilityPolicy.createMany({
      data: after.policies.map((policy) => ({
        ...policy,
        groupIds: [...policy.groupIds],
        accountIds: [...policy.accountIds],
        permissionSetArns: [...policy.permissionSetArns],
      })),
    });
    await sql.roleGroup.createMany({ data: after.roleGroups.map((each) => ({ ...each })) });
    await auditLog(sql).append({
      actorId: null,
      action: "rules.applied",
      subject: "rules",
      subjectId: "all",
      facts: { before, after },
    });
  });
}
