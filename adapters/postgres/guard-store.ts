// Session guards in Postgres: one row a guard, which is its lock; statements; operations.
import { invariant } from "@/core/fault";
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
    async room(place, { startsAt, endsAt }, exceptOf) {
      await sql.$executeRaw`
        INSERT INTO guard (account_id, permission_set_arn) VALUES (${place.accountId}, ${place.permissionSetArn})
        ON CONFLICT (account_id, permission_set_arn) DO UPDATE SET attempts = guard.attempts`;
      const [row] = await sql.$queryRaw<Array<Awaited<ReturnType<GuardStore["room"]>>>>`
        SELECT p.guard_policy AS "policyName", p.session_duration_seconds AS "sessionSeconds", (
          SELECT count(*)::int FROM (
            SELECT g.assignment_id FROM "grant" g JOIN assignment a ON a.id = g.assignment_id
            WHERE a.account_id = ${place.accountId} AND a.permission_set_arn = p.arn AND a.id <> ${exceptOf}::uuid
              AND g.state IN ('scheduled', 'activating', 'active', 'ending')
              AND g.starts_at < ${endsAt} + make_interval(secs => p.session_duration_seconds + 60)
              AND ${startsAt} < g.ends_at + make_interval(secs => p.session_duration_seconds + 60)
            UNION
            SELECT s.id FROM guard_statement s JOIN assignment a ON a.id = s.assignment_id
            WHERE a.account_id = ${place.accountId} AND a.permission_set_arn = p.arn AND s.gone_at IS NULL
              AND NOT EXISTS (SELECT FROM "grant" g WHERE g.assignment_id = a.id
                              AND g.state IN ('scheduled', 'activating', 'active', 'ending'))
              AND (s.issued_before IS NULL OR ${startsAt} < s.issued_before + make_interval(secs => s.session_seconds))
          ) AS taken) AS reserved
        FROM permission_set p WHERE p.arn = ${place.permissionSetArn}`;
      invariant(row, "a permission set that is asked for is known");
      return row;
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
