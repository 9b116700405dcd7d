// Open findings that a reconciliation has read the list of and not seen any more.
import { LIST_LAG_MS } from "@/core/assignment/timing";
import { HELD_BACK } from "@/core/drift/types";
import type { ReconciliationId } from "@/core/ids";
import type { Sql } from "./client";
import type { DriftModel } from "./generated/models/Drift";

/** Left out: what an operation of ours was at work on meanwhile, for then the list proves nothing. */
export async function goneIn(sql: Sql, id: ReconciliationId): Promise<DriftModel[]> {
  const rows = await sql.$queryRaw<Array<{ id: string }>>`
    SELECT drift.id::text AS id
    FROM drift
    JOIN reconciliation ON reconciliation.id = ${id}::uuid
    JOIN reconciliation_item AS item ON item.reconciliation_id = reconciliation.id
      AND item.permission_set_arn = drift.permission_set_arn AND item.account_id = drift.account_id
    WHERE drift.closed_at IS NULL AND item.done_at IS NOT NULL AND drift.last_seen_at < started_at
    AND NOT EXISTS (
      SELECT FROM operation JOIN assignment ON assignment.id = operation.assignment_id
      WHERE principal_type = 'person' AND person_id = principal_id
      AND assignment.account_id = drift.account_id
      AND assignment.permission_set_arn = drift.permission_set_arn
      AND (resolved_at IS NULL OR resolved_at > started_at - make_interval(secs => ${LIST_LAG_MS / 1000}::float8)))`;
  return sql.drift.findMany({ where: { id: { in: rows.map((row) => row.id) } } });
}

/** The reconciliation that ended last, if it was not believed. */
export async function lastHeldBack(sql: Sql): Promise<ReconciliationId | undefined> {
  const row = await sql.reconciliation.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { startedAt: "desc" },
    select: { id: true, lastFault: true },
  });
  return row?.lastFault === HELD_BACK ? (row.id as ReconciliationId) : undefined;
}
