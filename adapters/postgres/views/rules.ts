// Rules, and what a person may request, as they are shown.
import type { UnitId } from "@/core/ids";
import type { Authority } from "@/core/policy/authority";
import { eligibleTargets, unitOf } from "@/core/policy/eligibility";
import type { RuleBook } from "@/core/policy/types";
import type { EligibleView, GroupView, RulesView } from "@/core/policy/views";
import type { PrismaClient } from "../client";
import { approversByUnit, groupsById } from "./people";
import { accountFields, permissionSetFields, toTarget } from "./shapes";

/** Everything the person may request in accounts that are open, by account and permission set name. */
export async function eligibleViews(prisma: PrismaClient, authority: Authority): Promise<EligibleView[]> {
  const targets = eligibleTargets(authority.book.policies, authority.memberOf);
  const [accounts, sets, approvers, lastAsked] = await Promise.all([
    prisma.account.findMany({
      where: { id: { in: targets.map((each) => each.accountId) }, state: "ACTIVE" },
      ...accountFields,
    }),
    prisma.permissionSet.findMany({
      where: { arn: { in: targets.map((each) => each.permissionSetArn) }, goneAt: null },
      ...permissionSetFields,
    }),
    approversByUnit(prisma),
    lastRequests(prisma, authority.person.id),
  ]);
  const views = targets.flatMap(({ accountId, permissionSetArn, maxMinutes }) => {
    const account = accounts.find(({ id }) => id === accountId);
    const permissionSet = sets.find(({ arn }) => arn === permissionSetArn);
    const unit = unitOf(authority.book, accountId);
    if (!account || !permissionSet || !unit) return [];
    return {
      target: toTarget({ account, permissionSet }),
      unit: { id: unit.id, name: unit.name },
      maxMinutes,
      deciders: (approvers.get(unit.id) ?? []).filter(({ id }) => id !== authority.person.id),
      lastRequestedAt: lastAsked.get(`${accountId} ${permissionSetArn}`) ?? null,
    };
  });
  const name = ({ target }: EligibleView) => `${target.accountName} ${target.permissionSetName}`;
  return views.sort((a, b) => name(a).localeCompare(name(b)));
}

async function lastRequests(prisma: PrismaClient, personId: string): Promise<Map<string, Date>> {
  const rows = await prisma.$queryRaw<Array<{ target: string; at: Date }>>`
    SELECT target.account_id || ' ' || target.permission_set_arn AS target, max(request.created_at) AS at
    FROM request JOIN target ON target.request_id = request.id
    WHERE request.requester_id = ${personId} GROUP BY 1`;
  return new Map(rows.map(({ target, at }) => [target, at]));
}

/** All rules with names in place of ids. */
export async function rulesView(prisma: PrismaClient, book: RuleBook): Promise<RulesView> {
  const [accounts, sets, groupOf, synced] = await Promise.all([
    prisma.account.findMany(accountFields),
    prisma.permissionSet.findMany(permissionSetFields),
    groupsById(prisma),
    prisma.account.aggregate({ _max: { syncedAt: true } }),
  ]);
  const accountOf = (id: string) => accounts.find((each) => each.id === id) ?? { id, name: id, path: "" };
  const groupsOf = (ids: readonly string[]): GroupView[] => ids.map(groupOf);
  return {
    units: book.units.map((unit) => ({
      id: unit.id as UnitId,
      name: unit.name,
      accounts: unit.accountIds.map(accountOf),
      heads: groupsOf(unit.headGroupIds),
      approvers: groupsOf(unit.approverGroupIds),
    })),
    policies: book.policies.map((policy) => ({
      id: policy.id,
      name: policy.name,
      groups: groupsOf(policy.groupIds),
      accounts: policy.accountIds.map(accountOf),
      permissionSets: policy.permissionSetArns.map((arn) => sets.find((set) => set.arn === arn)?.name ?? arn),
      maxMinutes: policy.maxMinutes,
    })),
    roles: book.roleGroups.map(({ role, groupId }) => ({ role, group: groupOf(groupId) })),
    syncedAt: synced._max.syncedAt,
  };
}
