// Assignments and their operations in Postgres. The assignment's lock is its row.
import type { AssignmentStore } from "@/core/assignment/ports";
import type { Ledger, Operation } from "@/core/assignment/types";
import { invariant } from "@/core/fault";
import { finalGrantStates, type GrantOutcome } from "@/core/grant/types";
import type { AccountId, AssignmentId, GrantId, OperationId, PermissionSetArn, PersonId } from "@/core/ids";
import { clock, type Sql } from "./client";
import { senderLockClass } from "./sender";

/** Within the caller's transaction. `sender` marks the operations that this process writes. */
export function assignmentStore(sql: Sql, sender: number): AssignmentStore {
  return {
    async lockTuple({ personId, accountId, permissionSetArn }) {
      const [row] = await sql.$queryRaw<Array<{ id: AssignmentId }>>`
        INSERT INTO assignment (person_id, account_id, permission_set_arn)
        VALUES (${personId}, ${accountId}, ${permissionSetArn})
        ON CONFLICT (person_id, account_id, permission_set_arn) DO UPDATE SET attempts = assignment.attempts
        RETURNING id::text AS id`;
      invariant(row, "an upsert returns its row");
      return row.id;
    },
    lock: (id) => lockLedger(sql, id),
    async change(id, change) {
      await sql.assignment.update({ where: { id }, data: change });
    },
    async dueBy(id, at) {
      await sql.$executeRaw`
        UPDATE assignment SET next_action_at = least(coalesce(next_action_at, ${at}), ${at})
        WHERE id = ${id}::uuid`;
    },
    async writeOperation(assignmentId, kind) {
      const row = await sql.operation.create({ data: { assignmentId, kind, sender }, select: { id: true } });
      return row.id as OperationId;
    },
    async changeOperation(id, { state, awsRequestId, detail }) {
      const now = await clock(sql);
      const settled = state === "succeeded" || state === "failed";
      await sql.operation.update({
        where: { id },
        data: {
          state,
          ...(awsRequestId === undefined ? {} : { awsRequestId, answeredAt: now }),
          ...(detail === undefined ? {} : { detail }),
          ...(settled ? { resolvedAt: now } : {}),
        },
      });
    },
    async due(limit) {
      const rows = await sql.$queryRaw<Array<{ id: AssignmentId }>>`
        SELECT id::text AS id FROM assignment
        WHERE next_action_at <= (SELECT catraca_now()) ORDER BY next_action_at LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
  };
}

async function lockLedger(sql: Sql, id: AssignmentId): Promise<Ledger | undefined> {
  const locked = await sql.$queryRaw<
    unknown[]
  >`SELECT 1 AS one FROM assignment WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) return undefined;
  const row = await sql.assignment.findUniqueOrThrow({ where: { id } });
  const grants = await sql.grant.findMany({
    where: { assignmentId: id, state: { notIn: [...finalGrantStates] } },
    orderBy: { startsAt: "asc" },
  });
  return {
    assignment: {
      id,
      personId: row.personId as PersonId,
      accountId: row.accountId as AccountId,
      permissionSetArn: row.permissionSetArn as PermissionSetArn,
      presence: row.presence,
      origin: row.origin,
      observedAt: row.observedAt,
      clearedAt: row.clearedAt,
      nextActionAt: row.nextActionAt,
      attempts: row.attempts,
    },
    grants: grants.map((grant) => ({
      id: grant.id as GrantId,
      assignmentId: id,
      state: grant.state,
      startsAt: grant.startsAt,
      endsAt: grant.endsAt,
      outcome: grant.outcome as GrantOutcome | null,
    })),
    operations: await operationsThatMatter(sql, id),
    now: await clock(sql),
  };
}

/** All that are unresolved, the one resolved last, and the one that succeeded last. */
function operationsThatMatter(sql: Sql, id: AssignmentId): Promise<Operation[]> {
  return sql.$queryRaw<Operation[]>`
    SELECT id::text AS id, kind::text AS kind, state::text AS state, aws_request_id AS "awsRequestId",
           written_at AS "writtenAt", resolved_at AS "resolvedAt",
           NOT EXISTS (
             SELECT FROM pg_locks
             WHERE locktype = 'advisory' AND classid = ${senderLockClass}::int::oid AND objid = sender::oid
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           ) AS "senderIsGone"
    FROM (
      (SELECT * FROM operation WHERE assignment_id = ${id}::uuid AND resolved_at IS NULL)
      UNION
      (SELECT * FROM operation WHERE assignment_id = ${id}::uuid AND resolved_at IS NOT NULL
       ORDER BY resolved_at DESC LIMIT 1)
      UNION
      (SELECT * FROM operation WHERE assignment_id = ${id}::uuid AND state = 'succeeded'
       ORDER BY resolved_at DESC LIMIT 1)
    ) AS operation`;
}
