// AWS's rate in Postgres: one row, one slot after the other, for all workers.
import type { Budget, Leeway } from "@/core/assignment/ports";
import { invariant } from "@/core/fault";
import type { Sql } from "./client";
import { sql as piece } from "./generated/internal/prismaNamespace";
import { MOST_CREATES, outstandingCreates } from "./outstanding-creates";

/** Every so many slots one is kept for what is less urgent than ending, so that giving never stands still. */
const LESS_URGENT_EVERY = 10;
/** Slots lie a little further apart than the rate asks for: calls reach AWS not quite as evenly as they are sent. */
const APART = 1.045;
/** No slot is given out further ahead than this, or than so many slots: if one seems to be, the clock went back. */
const MOST_AHEAD = { seconds: 5, slots: 20 };
const AT_ONCE: Leeway = { aheadMs: 0, roomMs: 0 };

/** Within the caller's transaction. */
export function budget(sql: Sql, callsPerSecond: number): Budget {
  const apartSeconds = APART / callsPerSecond;
  const mostAheadSeconds = Math.max(MOST_AHEAD.seconds, MOST_AHEAD.slots * apartSeconds);
  const nextAt = piece`least(next_at, catraca_now() + make_interval(secs => ${mostAheadSeconds}::float8))`;
  return {
    async look() {
      const [row] = await sql.$queryRaw<Array<{ slotInMs: number; isForLessUrgent: boolean }>>`
        SELECT (extract(epoch FROM ${nextAt} - catraca_now()) * 1000)::float8 AS "slotInMs",
               taken % ${LESS_URGENT_EVERY} = ${LESS_URGENT_EVERY - 1} AS "isForLessUrgent" FROM aws_budget`;
      invariant(row, "the budget has its row");
      return row;
    },
    async take({ aheadMs, roomMs } = AT_ONCE) {
      const takenSeconds = apartSeconds + roomMs / 1000;
      const [row] = await sql.$queryRaw<Array<{ waitMs: number }>>`
        UPDATE aws_budget SET taken = taken + 1,
          next_at = greatest(${nextAt}, catraca_now() + make_interval(secs => ${aheadMs / 1000}::float8))
            + make_interval(secs => ${takenSeconds}::float8)
        RETURNING (extract(epoch FROM next_at - catraca_now()) * 1000)::float8 - ${takenSeconds * 1000}::float8 AS "waitMs"`;
      invariant(row, "the budget has its row");
      return Math.max(0, row.waitMs);
    },
    async createsAreAtTheirMost() {
      const [row] = await sql.$queryRaw<Array<{ creates: number }>>(outstandingCreates);
      return (row?.creates ?? 0) >= MOST_CREATES;
    },
  };
}

/** Whether the kept slot that comes next is for giving before it is for proofs: every other one is. */
export async function isGivingFirst(sql: Sql): Promise<boolean> {
  const [row] = await sql.$queryRaw<Array<{ isGivingFirst: boolean }>>`
    SELECT taken / ${LESS_URGENT_EVERY} % 2 = 0 AS "isGivingFirst" FROM aws_budget`;
  invariant(row, "the budget has its row");
  return row.isGivingFirst;
}
