// AWS's rate in Postgres: one row, one slot after the other, for all workers.
import type { Budget } from "@/core/assignment/ports";
import { invariant } from "@/core/fault";
import { MOST_CREATES } from "./assignment-store";
import type { Sql } from "./client";

/** Every so many slots one is kept for what is less urgent than ending, so that giving never stands still. */
const LESS_URGENT_EVERY = 10;
/** Slots lie a little further apart than the rate asks for: calls reach AWS not quite as evenly as they are sent. */
const APART = 1.045;

/** Within the caller's transaction. */
export function budget(sql: Sql, callsPerSecond: number): Budget {
  return {
    async look() {
      const [row] = await sql.$queryRaw<Array<{ slotInMs: number; isForLessUrgent: boolean }>>`
        SELECT (extract(epoch FROM next_at - catraca_now()) * 1000)::float8 AS "slotInMs",
               taken % ${LESS_URGENT_EVERY} = ${LESS_URGENT_EVERY - 1} AS "isForLessUrgent" FROM aws_budget`;
      invariant(row, "the budget has its row");
      return row;
    },
    async take() {
      const apartSeconds = APART / callsPerSecond;
      const [row] = await sql.$queryRaw<Array<{ waitMs: number }>>`
        UPDATE aws_budget SET taken = taken + 1,
          next_at = greatest(next_at, catraca_now()) + make_interval(secs => ${apartSeconds}::float8)
        RETURNING (extract(epoch FROM next_at - catraca_now()) * 1000)::float8 - ${apartSeconds * 1000}::float8 AS "waitMs"`;
      invariant(row, "the budget has its row");
      return Math.max(0, row.waitMs);
    },
    async createsAreAtTheirMost() {
      const [row] = await sql.$queryRaw<Array<{ creates: number }>>`
        SELECT count(*)::int AS creates FROM operation
        WHERE kind = 'create' AND resolved_at IS NULL AND written_at > catraca_now() - interval '60 seconds'`;
      return (row?.creates ?? 0) >= MOST_CREATES;
    },
  };
}
