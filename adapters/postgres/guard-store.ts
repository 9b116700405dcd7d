// Session guards in Postgres: one row a guard, which is its lock; statements; operations.
import type { GuardStore, GuardWindow } from "@/core/guard/ports";
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
    async changeStatement(id, { notAfter = null, issuedBefore = null, possibleGapAt = null }) {
      await sql.$executeRaw`
        UPDATE guard_statement s
        SET not_after = coalesce(${notAfter}::timestamptz, s.not_after),
          issued_before = coalesce(${issuedBefore}::timestamptz, s.issued_before),
          possible_gap_at = coalesce(${possibleGapAt}::timestamptz, s.possible_gap_at),
          session_seconds = greatest(s.session_seconds, p.session_duration_seconds)
        FROM assignment a JOIN permission_set p ON p.arn = a.permission_set_arn
        WHERE s.id = ${id}::uuid AND a.id = s.assignment_id`;
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
    needed: (place, window, by) => needed(sql, place, window, by),
  };
}

/**
 * Counts statements: grants of one assignment that touch or overlap share one, and one that runs belongs to the cover
 * that reaches it. What is over and not yet bound may linger from now on.
 */
async function needed(sql: Sql, place: GuardPlace, window: GuardWindow, by: AssignmentId): Promise<number> {
  const { accountId, permissionSetArn } = place;
  const { startsAt, endsAt } = window;
  await sql.$executeRaw`
    INSERT INTO guard (account_id, permission_set_arn) VALUES (${accountId}, ${permissionSetArn})
    ON CONFLICT (account_id, permission_set_arn) DO UPDATE SET attempts = guard.attempts`;
  const [row] = await sql.$queryRaw<Array<{ needed: number }>>`
    WITH here AS (
      SELECT a.id, p.session_duration_seconds AS seconds
      FROM assignment a JOIN permission_set p ON p.arn = a.permission_set_arn
      WHERE a.account_id = ${accountId} AND a.permission_set_arn = ${permissionSetArn}
    ), windows AS (
      SELECT here.id, here.seconds, tstzrange(g.starts_at, g.ends_at) AS during
      FROM here JOIN "grant" g ON g.assignment_id = here.id
      WHERE g.state IN ('scheduled', 'activating', 'active', 'ending')
      UNION ALL
      SELECT here.id, here.seconds, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
      FROM here WHERE here.id = ${by}::uuid
    ), covers AS (
      SELECT id, seconds, unnest(range_agg(during)) AS during FROM windows GROUP BY id, seconds
    ), lives AS (
      SELECT lower(c.during) AS since, greatest(upper(c.during), (SELECT catraca_now())) AS until, c.seconds
      FROM covers c
      UNION ALL
      SELECT s.created_at, coalesce(s.issued_before, greatest(s.not_after, (SELECT catraca_now()))),
        greatest(s.session_seconds, here.seconds)
      FROM here JOIN guard_statement s ON s.assignment_id = here.id
      WHERE s.gone_at IS NULL AND (s.issued_before IS NOT NULL OR NOT EXISTS (
        SELECT FROM covers c
        WHERE c.id = here.id AND lower(c.during) <= s.not_after AND upper(c.during) >= s.created_at))
    )
    SELECT count(*)::int AS needed FROM lives
    WHERE since < ${endsAt}::timestamptz + make_interval(secs => seconds + 60)
      AND ${startsAt}::timestamptz < until + make_interval(secs => seconds + 60)`;
  return row?.needed ?? 0;
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
