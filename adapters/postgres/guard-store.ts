// Session guards in Postgres: one row a guard, which is its lock; statements; operations.
import type { GuardStore } from "@/core/guard/ports";
import type { GuardLedger, GuardPlace, GuardStatement } from "@/core/guard/types";
import type { AssignmentId, GuardOperationId, GuardStatementId } from "@/core/ids";
import { clock, type Sql } from "./client";
import { readGuard } from "./guard-ledger";

/** Within the caller's transaction. `sender` marks the operations that this process writes. */
export function guardStore(sql: Sql, sender: number): GuardStore {
  return {
    async statementsOf(assignmentId) {
      const rows = await sql.guardStatement.findMany({
        where: { assignmentId, goneAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map((row) => ({ ...row, id: row.id as GuardStatementId }));
    },
    async arm(assignmentId, notAfter, sessionSeconds) {
      await sql.guardStatement.create({ data: { assignmentId, notAfter, sessionSeconds } });
    },
    async changeStatement(id, change) {
      await sql.guardStatement.updateMany({ where: { id }, data: change });
    },
    async drop(id) {
      await sql.guardStatement.updateMany({ where: { id }, data: { goneAt: await clock(sql) } });
    },
    async dueBy({ accountId, permissionSetArn }, at) {
      await sql.$executeRaw`
        INSERT INTO guard (account_id, permission_set_arn, next_action_at)
        VALUES (${accountId}, ${permissionSetArn}, ${at})
        ON CONFLICT (account_id, permission_set_arn) DO UPDATE
        SET next_action_at = least(coalesce(guard.next_action_at, ${at}), ${at})`;
    },
    async lockDue() {
      const [place] = await sql.$queryRaw<GuardPlace[]>`
        SELECT account_id AS "accountId", permission_set_arn AS "permissionSetArn" FROM guard
        WHERE next_action_at <= (SELECT catraca_now()) ORDER BY next_action_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
      return place && readWithoutTheDead(sql, place);
    },
    async lock({ accountId, permissionSetArn }) {
      const [place] = await sql.$queryRaw<GuardPlace[]>`
        SELECT account_id AS "accountId", permission_set_arn AS "permissionSetArn" FROM guard
        WHERE account_id = ${accountId} AND permission_set_arn = ${permissionSetArn} FOR UPDATE`;
      return place && readGuard(sql, place);
    },
    async change({ accountId, permissionSetArn }, change) {
      await sql.guard.updateMany({ where: { accountId, permissionSetArn }, data: change });
    },
    async writeOperation({ accountId, permissionSetArn }, document) {
      const data = { accountId, permissionSetArn, document, sender };
      const row = await sql.guardOperation.create({ data, select: { id: true } });
      return row.id as GuardOperationId;
    },
    async changeOperation(id, { state, detail }) {
      const settled = state === "succeeded" || state === "failed";
      await sql.guardOperation.updateMany({
        where: { id },
        data: { state, ...(detail ? { detail } : {}), ...(settled ? { resolvedAt: await clock(sql) } : {}) },
      });
    },
    confirm: (statements) => confirm(sql, statements),
    async carried(arn) {
      const row = await sql.permissionSet.findUnique({ where: { arn } });
      return row ? { policyName: row.guardPolicy, sessionSeconds: row.sessionDurationSeconds } : undefined;
    },
    async reserved({ accountId, permissionSetArn }, { startsAt, endsAt }, exceptOf) {
      await sql.$executeRaw`
        INSERT INTO guard (account_id, permission_set_arn) VALUES (${accountId}, ${permissionSetArn})
        ON CONFLICT (account_id, permission_set_arn) DO UPDATE SET attempts = guard.attempts`;
      const [row] = await sql.$queryRaw<Array<{ reserved: number }>>`
        WITH here AS (
          SELECT a.id, make_interval(secs => p.session_duration_seconds + 60) AS lingers
          FROM assignment a JOIN permission_set p ON p.arn = a.permission_set_arn
          WHERE a.account_id = ${accountId} AND a.permission_set_arn = ${permissionSetArn}
        ), covers AS (
          SELECT here.id FROM here JOIN "grant" g ON g.assignment_id = here.id
          WHERE here.id <> ${exceptOf}::uuid AND g.state IN ('scheduled', 'activating', 'active', 'ending')
            AND g.starts_at < ${endsAt}::timestamptz + lingers AND ${startsAt}::timestamptz < g.ends_at + lingers
        ), lingering AS (
          SELECT s.id FROM here JOIN guard_statement s ON s.assignment_id = here.id
          WHERE s.gone_at IS NULL AND ${startsAt}::timestamptz < coalesce(s.issued_before, s.not_after) + lingers
            AND (s.issued_before IS NOT NULL OR here.id NOT IN (SELECT id FROM covers) AND here.id <> ${exceptOf}::uuid)
        )
        SELECT count(*)::int AS reserved FROM (SELECT id FROM covers UNION SELECT id FROM lingering) AS needed`;
      return row?.reserved ?? 0;
    },
  };
}

/** A statement goes when the longest credentials that it could end are dead. */
async function readWithoutTheDead(sql: Sql, place: GuardPlace): Promise<GuardLedger | undefined> {
  await sql.$executeRaw`
    UPDATE guard_statement s SET gone_at = catraca_now() FROM assignment a
    WHERE a.id = s.assignment_id AND a.account_id = ${place.accountId}
      AND a.permission_set_arn = ${place.permissionSetArn} AND s.gone_at IS NULL
      AND s.issued_before + make_interval(secs => s.session_seconds) <= (SELECT catraca_now())`;
  return readGuard(sql, place);
}

async function confirm(sql: Sql, statements: readonly GuardStatement[]): Promise<AssignmentId[]> {
  const woken: AssignmentId[] = [];
  for (const { id, notAfter, issuedBefore } of statements) {
    const rows = await sql.$queryRaw<Array<{ id: AssignmentId }>>`
      UPDATE guard_statement SET confirmed_not_after = ${notAfter}, confirmed_issued_before = ${issuedBefore}
      WHERE id = ${id}::uuid AND (confirmed_not_after, confirmed_issued_before)
            IS DISTINCT FROM (${notAfter}::timestamptz, ${issuedBefore}::timestamptz)
      RETURNING assignment_id::text AS id`;
    woken.push(...rows.map((row) => row.id));
  }
  return woken;
}
