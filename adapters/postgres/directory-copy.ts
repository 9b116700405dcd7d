// The copy of the organization in Postgres: for names and lists, never for decisions.
import type { DirectoryCopy } from "@/core/directory/ports";
import type { GuardPlace } from "@/core/guard/types";
import type { GroupId } from "@/core/ids";
import { clock, type PrismaClient } from "./client";

/** Rows that a listing no longer has are kept where requests point at them, and marked. */
export function directoryCopy(prisma: PrismaClient): DirectoryCopy {
  return {
    async replaceAccounts(accounts) {
      const syncedAt = await clock(prisma);
      for (const { id, ...account } of accounts) {
        const data = { ...account, tags: { ...account.tags }, syncedAt };
        await prisma.account.upsert({ where: { id }, create: { id, ...data }, update: data });
      }
      await prisma.account.updateMany({
        where: { id: { notIn: accounts.map(({ id }) => id) } },
        data: { state: "GONE" },
      });
    },
    async replacePermissionSets(sets) {
      const syncedAt = await clock(prisma);
      for (const { arn, ...set } of sets) {
        const data = { ...set, syncedAt, goneAt: null };
        await prisma.permissionSet.upsert({ where: { arn }, create: { arn, ...data }, update: data });
      }
      await prisma.permissionSet.updateMany({
        where: { arn: { notIn: sets.map(({ arn }) => arn) }, goneAt: null },
        data: { goneAt: syncedAt },
      });
      await raiseStatements(prisma);
    },
    async replacePeople(people) {
      const syncedAt = await clock(prisma);
      for (const { id, userName, displayName, enabled } of people) {
        const data = { userName, displayName, enabled, syncedAt };
        await prisma.person.upsert({ where: { id }, create: { id, ...data }, update: data });
      }
      await prisma.person.updateMany({
        where: { id: { notIn: people.map(({ id }) => id) } },
        data: { enabled: false },
      });
    },
    async replaceGroups(groups) {
      const syncedAt = await clock(prisma);
      for (const { id, name } of groups)
        await prisma.group.upsert({
          where: { id },
          create: { id, name, syncedAt },
          update: { name, syncedAt },
        });
      await prisma.group.deleteMany({ where: { id: { notIn: groups.map(({ id }) => id) } } });
    },
    async replaceMembers(groupId, members) {
      await prisma.$transaction([
        prisma.groupMember.deleteMany({ where: { groupId, personId: { notIn: [...members] } } }),
        prisma.groupMember.createMany({
          data: members.map((personId) => ({ groupId, personId })),
          skipDuplicates: true,
        }),
      ]);
    },
    async isYoungerThan(seconds) {
      const [row] = await prisma.$queryRaw<Array<{ young: boolean | null }>>`
        SELECT max(synced_at) > catraca_now() - make_interval(secs => ${seconds}::float8) AS young FROM person`;
      return row?.young ?? false;
    },
    async ruledGroups() {
      const rows = await prisma.$queryRaw<Array<{ id: GroupId }>>`
        SELECT id FROM "group" WHERE id IN (
          SELECT group_id FROM unit_member
          UNION SELECT group_id FROM role_group
          UNION SELECT unnest(group_ids) FROM eligibility_policy)`;
      return rows.map(({ id }) => id);
    },
  };
}

/**
 * Where sessions have become longer, what ends them has to last longer, too. Only upwards: credentials of the old length
 * live on. One guard at a time, its lock before its statements', so that nobody waits in a ring.
 */
async function raiseStatements(prisma: PrismaClient): Promise<void> {
  const places = await prisma.$queryRaw<GuardPlace[]>`
    SELECT DISTINCT a.account_id AS "accountId", a.permission_set_arn AS "permissionSetArn"
    FROM guard_statement s JOIN assignment a ON a.id = s.assignment_id
    JOIN permission_set p ON p.arn = a.permission_set_arn
    WHERE s.gone_at IS NULL AND s.session_seconds < p.session_duration_seconds`;
  for (const { accountId, permissionSetArn } of places)
    await prisma.$transaction([
      prisma.$executeRaw`
        SELECT 1 FROM guard WHERE account_id = ${accountId} AND permission_set_arn = ${permissionSetArn} FOR UPDATE`,
      prisma.$executeRaw`
        UPDATE guard_statement s SET session_seconds = p.session_duration_seconds
        FROM assignment a JOIN permission_set p ON p.arn = a.permission_set_arn
        WHERE a.id = s.assignment_id AND a.account_id = ${accountId} AND a.permission_set_arn = ${permissionSetArn}
          AND s.gone_at IS NULL AND s.session_seconds < p.session_duration_seconds`,
    ]);
}
