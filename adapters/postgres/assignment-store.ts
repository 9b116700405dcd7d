// Assignments and their operations in Postgres. The assignment's lock is its row.
import type { AssignmentStore, AwaitingList } from "@/core/assignment/ports";
import { FRESH_MS } from "@/core/assignment/timing";
import { type Urgency, urgencies } from "@/core/assignment/urgency";
import { invariant } from "@/core/fault";
import type { AssignmentId, OperationId } from "@/core/ids";
import { readLedger } from "./assignment-ledger";
import { isGivingFirst } from "./budget";
import type { Sql } from "./client";
import { MOST_CREATES, outstandingCreates } from "./outstanding-creates";

/** What was considered is given within this, the way to AWS included. */
const GIVABLE_SECONDS = (FRESH_MS - 1_000) / 1_000;

/** Within the caller's transaction. `sender` marks the operations that this process writes. */
export function assignmentStore(sql: Sql, sender: number): AssignmentStore {
  const locked = new Set<AssignmentId>(); // held until the transaction ends
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
    async lock(id) {
      if (!locked.has(id)) {
        const rows = await sql.$queryRaw<
          unknown[]
        >`SELECT 1 AS one FROM assignment WHERE id = ${id}::uuid FOR UPDATE`;
        if (rows.length === 0) return undefined;
        locked.add(id);
      }
      return readLedger(sql, id);
    },
    async lockMostUrgent(isForLessUrgent) {
      const id = isForLessUrgent
        ? ((await claimLessUrgent(sql)) ?? (await claimToEnd(sql, "end")))
        : ((await claimToEnd(sql, "end")) ?? (await claimToGive(sql)));
      if (!id) return undefined;
      locked.add(id);
      return readLedger(sql, id);
    },
    async nextDueInMs() {
      const [row] = await sql.$queryRaw<Array<{ ms: number | null }>>`
        SELECT (extract(epoch FROM min(next_action_at) - catraca_now()) * 1000)::float8 AS ms FROM assignment
        WHERE next_action_at > (SELECT catraca_now())`;
      return row?.ms ?? null;
    },
    awaitingList: ({ personId, accountId, permissionSetArn }) => sql.$queryRaw<AwaitingList[]>`
      SELECT a.id::text AS id, a.person_id AS "personId", g.wanted
      FROM assignment a, LATERAL (
        SELECT EXISTS (SELECT FROM "grant" WHERE assignment_id = a.id AND state = 'activating'
                       AND starts_at <= now AND now < ends_at) AS wanted FROM catraca_now() AS now) g
      WHERE a.account_id = ${accountId} AND a.permission_set_arn = ${permissionSetArn}
        AND a.person_id <> ${personId}
        AND a.next_action_at <= (SELECT catraca_now()) + interval '15 seconds'
        AND (a.presence = 'unknown' OR g.wanted OR EXISTS (
          SELECT FROM operation
          WHERE assignment_id = a.id AND resolved_at IS NULL AND kind = 'delete' AND state = 'accepted'
            AND answered_at <= catraca_now() - interval '1 second'))
      ORDER BY a.id`,
    async lendToList({ personId, accountId, permissionSetArn }, ms) {
      await sql.$executeRaw`
        WITH clock AS MATERIALIZED (SELECT catraca_now() AS now)
        UPDATE assignment SET next_action_at = (SELECT now FROM clock) + make_interval(secs => ${ms / 1000}::float8)
        WHERE id IN (
          SELECT a.id FROM assignment a
          WHERE a.account_id = ${accountId} AND a.permission_set_arn = ${permissionSetArn}
            AND a.person_id <> ${personId}
            AND a.next_class > 0 AND a.next_action_at <= (SELECT now FROM clock) + interval '2 seconds'
            AND (a.presence = 'unknown' OR EXISTS (
              SELECT FROM operation
              WHERE assignment_id = a.id AND resolved_at IS NULL AND kind = 'delete' AND state = 'accepted'
            AND answered_at <= catraca_now() - interval '1 second'))
          FOR UPDATE SKIP LOCKED)`;
    },
    async change(id, { urgency, ...change }) {
      const data = urgency === undefined ? change : { ...change, nextClass: urgencies.indexOf(urgency) };
      await sql.assignment.updateMany({ where: { id }, data });
    },
    async dueBy(id, at, urgency) {
      const nextClass = urgencies.indexOf(urgency);
      await sql.$executeRaw`
        UPDATE assignment SET
          next_class = CASE WHEN next_action_at IS NULL OR ${at} < next_action_at THEN ${nextClass}
                            ELSE least(next_class, ${nextClass}) END,
          next_action_at = least(coalesce(next_action_at, ${at}), ${at})
        WHERE id = ${id}::uuid`;
    },
    async writeOperation(assignmentId, kind) {
      const row = await sql.operation.create({ data: { assignmentId, kind, sender }, select: { id: true } });
      return row.id as OperationId;
    },
    async changeOperation(
      id,
      { state, awsRequestId = null, detail = null, isAnswered = awsRequestId !== null },
    ) {
      const settled = state === "succeeded" || state === "failed";
      await sql.$executeRaw`
        UPDATE operation SET state = ${state}::operation_state,
          aws_request_id = coalesce(${awsRequestId}, aws_request_id),
          answered_at = CASE WHEN ${isAnswered} THEN catraca_now() ELSE answered_at END,
          detail = coalesce(${detail}, detail),
          resolved_at = CASE WHEN ${settled} THEN catraca_now() ELSE resolved_at END
        WHERE id = ${id}::uuid`;
    },
  };
}

const classOf = (urgency: Urgency) => urgencies.indexOf(urgency);

/** Proofs and giving have every other kept slot: neither stands still, however much of the other is always due. */
async function claimLessUrgent(sql: Sql): Promise<AssignmentId | undefined> {
  if (await isGivingFirst(sql)) return (await claimToGive(sql)) ?? claimToEnd(sql, "prove-end");
  return (await claimToEnd(sql, "prove-end")) ?? claimToGive(sql);
}

/**
 * Locks the most urgent that is to be ended or proven to have ended, from that class on. A proof waits while its account
 * and permission set has more to be ended: one list then proves them all.
 */
async function claimToEnd(sql: Sql, from: "end" | "prove-end"): Promise<AssignmentId | undefined> {
  const [end, proveEnd] = [classOf("end"), classOf("prove-end")];
  const [row] = await sql.$queryRaw<Array<{ id: AssignmentId }>>`
    WITH clock AS MATERIALIZED (SELECT catraca_now() AS now)
    SELECT a.id::text AS id FROM assignment a
    WHERE a.next_action_at <= (SELECT now FROM clock) AND a.next_class >= ${classOf(from)} AND a.next_class <= ${proveEnd}
      AND NOT (a.next_class = ${proveEnd} AND EXISTS (
        SELECT FROM assignment other
        WHERE other.account_id = a.account_id AND other.permission_set_arn = a.permission_set_arn
          AND other.next_class = ${end} AND other.next_action_at <= (SELECT now FROM clock)))
    ORDER BY a.next_class, a.next_action_at, a.account_id, a.permission_set_arn
    LIMIT 1 FOR UPDATE OF a SKIP LOCKED`;
  return row?.id;
}

/**
 * Locks the most urgent of the others. What was considered too long ago to be given is to be considered again, and has
 * no precedence; where much is being ended, the list that proves it considers too, so that others come first. Nothing
 * new begins while AWS works on as many creates as it takes.
 */
async function claimToGive(sql: Sql): Promise<AssignmentId | undefined> {
  const [give, consider] = [classOf("give"), classOf("consider")];
  const [row] = await sql.$queryRaw<Array<{ id: AssignmentId }>>`
    WITH clock AS MATERIALIZED (SELECT catraca_now() AS now), outstanding AS MATERIALIZED (
      ${outstandingCreates}
    ), ending AS MATERIALIZED (
      SELECT DISTINCT account_id, permission_set_arn FROM assignment, clock
      WHERE next_class = ${classOf("end")} AND next_action_at <= now)
    SELECT a.id::text AS id FROM assignment a
    WHERE a.next_action_at <= (SELECT now FROM clock) AND a.next_class >= ${give}
      AND NOT (a.next_class IN (${give}, ${consider}) AND a.origin IS NULL
               AND (SELECT creates FROM outstanding) >= ${MOST_CREATES})
    ORDER BY CASE WHEN a.next_class = ${give} AND a.presence = 'absent'
                    AND a.cleared_at < (SELECT now FROM clock) - make_interval(secs => ${GIVABLE_SECONDS}::float8)
                  THEN ${consider} ELSE a.next_class END,
      (a.account_id, a.permission_set_arn) IN (SELECT account_id, permission_set_arn FROM ending),
      a.next_action_at, a.account_id, a.permission_set_arn
    LIMIT 1 FOR UPDATE OF a SKIP LOCKED`;
  return row?.id;
}
