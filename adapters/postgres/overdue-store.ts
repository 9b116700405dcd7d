// Marking what is overdue in Postgres.
import type { NoLongerOverdue, OverdueAccess, OverdueStore } from "@/core/grant/ports";
import type { Sql } from "./client";
import { answersForIt, owed } from "./overdue-sql";

/** One process at a time marks and tells, so that what comes together is told together. Key of an advisory lock. */
const WATCH_LOCK = 25442;

/** Within the caller's transaction. What is being settled this very moment is left to the next time. */
export function overdueStore(sql: Sql): OverdueStore {
  return {
    async mark(afterMs) {
      if (!(await takesTurn(sql))) return [];
      return sql.$queryRaw<OverdueAccess[]>`
        WITH due AS (
          SELECT assignment.id, owed.since FROM assignment JOIN (${owed}) AS owed ON owed.id = assignment.id
          WHERE assignment.overdue_since IS NULL
            AND owed.since <= (SELECT catraca_now()) - make_interval(secs => ${afterMs / 1000}::float8)
          FOR UPDATE OF assignment SKIP LOCKED
        ), marked AS (
          UPDATE assignment SET overdue_since = due.since FROM due WHERE due.id = assignment.id
          RETURNING assignment.*
        )
        SELECT marked.id::text AS "assignmentId", person_id AS "personId", account_id AS "accountId",
               permission_set_arn AS "permissionSetArn", overdue_since AS since, presence::text AS presence,
               last_fault AS "lastFault",
               ARRAY(SELECT "grant".id::text FROM "grant"
                     WHERE "grant".assignment_id = marked.id AND ${answersForIt} ORDER BY ends_at DESC) AS "grantIds"
        FROM marked ORDER BY overdue_since, marked.id`;
    },
    async unmark() {
      if (!(await takesTurn(sql))) return [];
      return sql.$queryRaw<NoLongerOverdue[]>`
        WITH due AS (
          SELECT id, overdue_since AS since FROM assignment
          WHERE overdue_since IS NOT NULL AND id NOT IN (SELECT owed.id FROM (${owed}) AS owed)
          FOR UPDATE OF assignment SKIP LOCKED
        ), unmarked AS (
          UPDATE assignment SET overdue_since = NULL FROM due WHERE due.id = assignment.id
          RETURNING assignment.id, due.since, presence, origin
        )
        SELECT since, CASE WHEN presence = 'absent' THEN 'gone' WHEN origin = 'portal' THEN 'called-for'
                      ELSE 'not-ours' END AS because,
               ARRAY(SELECT DISTINCT subject_id FROM audit_entry
                     WHERE subject_type = 'grant' AND action = 'grant.overdue' AND at >= unmarked.since
                       AND subject_id IN (SELECT id::text FROM "grant" WHERE assignment_id = unmarked.id)) AS "grantIds"
        FROM unmarked ORDER BY since, id`;
    },
  };
}

/** Held until the transaction ends; false while another process has it. */
async function takesTurn(sql: Sql): Promise<boolean> {
  const [row] = await sql.$queryRaw<Array<{ taken: boolean }>>`
    SELECT pg_try_advisory_xact_lock(${WATCH_LOCK}) AS taken`;
  return row?.taken ?? false;
}
