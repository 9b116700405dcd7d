// What the trail tells of the session guard of assignments, and when AWS had taken it.
import type { GuardHistory, ToldGuard } from "@/core/guard/history";
import type { PrismaClient } from "../client";

/** The history of one assignment's guard, as far as its grants that are shown need it. */
export interface GuardRecord extends GuardHistory {
  /** What writing it last failed with. */
  readonly lastFault: string | null;
}

export const noGuard: GuardRecord = { changes: [], edit: null, lastFault: null };

interface ChangeRow extends ToldGuard {
  readonly assignmentId: string;
}

interface GuardRow {
  readonly assignmentId: string;
  readonly lastFault: string | null;
  readonly editedAt: Date | null;
  readonly mendedAt: Date | null;
}

/** By assignment; those without a guard are missing. */
export async function guardHistories(
  prisma: PrismaClient,
  grantIds: readonly string[],
): Promise<Map<string, GuardRecord>> {
  if (grantIds.length === 0) return new Map();
  const [guards, changes] = await Promise.all([readGuards(prisma, grantIds), readChanges(prisma, grantIds)]);
  const records = guards.map(({ assignmentId, lastFault, editedAt, mendedAt }): [string, GuardRecord] => [
    assignmentId,
    { changes: changes.get(assignmentId) ?? [], edit: editedAt && { at: editedAt, mendedAt }, lastFault },
  ]);
  return new Map(records);
}

function readGuards(prisma: PrismaClient, grantIds: readonly string[]): Promise<GuardRow[]> {
  return prisma.$queryRaw<GuardRow[]>`
    SELECT DISTINCT a.id::text AS "assignmentId", g.last_fault AS "lastFault", g.edited_at AS "editedAt",
      (SELECT min(o.resolved_at) FROM guard_operation o
       WHERE o.account_id = g.account_id AND o.permission_set_arn = g.permission_set_arn
         AND o.written_at >= g.edited_at AND o.state = 'succeeded') AS "mendedAt"
    FROM "grant" JOIN assignment a ON a.id = "grant".assignment_id
    JOIN guard g ON g.account_id = a.account_id AND g.permission_set_arn = a.permission_set_arn
    WHERE "grant".id = ANY(${[...grantIds]}::uuid[])`;
}

/**
 * From the statement on that was there when the first of the grants began. Each change was written down under the
 * guard's lock, so that the first operation written after it says it.
 */
async function readChanges(
  prisma: PrismaClient,
  grantIds: readonly string[],
): Promise<Map<string, ChangeRow[]>> {
  const rows = await prisma.$queryRaw<ChangeRow[]>`
    WITH shown AS (
      SELECT a.id, a.account_id, a.permission_set_arn, coalesce((
          SELECT max(created_at) FROM guard_statement s
          WHERE s.assignment_id = a.id AND s.created_at <= min(g.starts_at)), '-infinity') AS since
      FROM "grant" g JOIN assignment a ON a.id = g.assignment_id
      WHERE g.id = ANY(${[...grantIds]}::uuid[]) GROUP BY a.id)
    SELECT shown.id::text AS "assignmentId", e.at, substr(e.action, 7) AS did,
      (e.facts->>'notAfter')::timestamptz AS "notAfter", (e.facts->>'issuedBefore')::timestamptz AS "issuedBefore",
      (e.facts->>'possibleGapAt')::timestamptz AS "possibleGapAt", (
        SELECT o.resolved_at FROM guard_operation o
        WHERE o.account_id = shown.account_id AND o.permission_set_arn = shown.permission_set_arn
          AND o.written_at >= e.at AND o.state = 'succeeded' ORDER BY o.written_at LIMIT 1) AS "takenAt"
    FROM shown JOIN audit_entry e ON e.subject_type = 'assignment' AND e.subject_id = shown.id::text
    WHERE e.at >= shown.since AND e.action IN ('guard.armed', 'guard.moved', 'guard.bound', 'guard.dropped')
    ORDER BY e.id`;
  const byAssignment = new Map<string, ChangeRow[]>();
  for (const row of rows)
    byAssignment.set(row.assignmentId, [...(byAssignment.get(row.assignmentId) ?? []), row]);
  return byAssignment;
}
