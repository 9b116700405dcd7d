// The figures that a monitor reads, counted by Postgres at that moment.
import type { Mode } from "@/core/drift/types";
import type { Figures } from "@/core/health/figures";
import { WORKER_SEEN_MS } from "@/core/health/types";
import { owed } from "../overdue-sql";
import type { Views } from "./overdue";

type Single = Omit<Figures, "grants" | "unresolvedOperations" | "openDrift" | "mode"> & { mode: Mode | null };
type Counted = ReadonlyArray<{ readonly name: string; readonly count: number }>;

export async function figures({ prisma, overdueMs }: Views): Promise<Figures> {
  const [[single], grants, operations, drift] = await Promise.all([
    prisma.$queryRaw<Single[]>`
      SELECT
        (SELECT count(*)::int FROM (${owed}) AS owed
         WHERE owed.since <= (SELECT catraca_now()) - make_interval(secs => ${overdueMs / 1000}::float8)) AS "overdueAssignments",
        due.count AS "dueSteps", due.oldest AS "oldestDueSeconds",
        (SELECT count(*)::int FROM request WHERE state = 'pending') AS "pendingRequests",
        (SELECT count(*)::int FROM audit_entry
         WHERE action = 'grant.failed' AND at > (SELECT catraca_now()) - interval '1 hour') AS "failedLastHour",
        worker.count AS workers, worker.off AS "clockOffSeconds",
        (SELECT mode::text FROM installation) AS mode
      FROM (
        SELECT count(*)::int AS count,
               coalesce(extract(epoch FROM (SELECT catraca_now()) - min(next_action_at))::float8, 0) AS oldest
        FROM assignment WHERE next_action_at <= (SELECT catraca_now())
      ) AS due, (
        SELECT count(*)::int AS count, coalesce(max(abs(clock_off_ms))::float8 / 1000, 0) AS off
        FROM worker_process
        WHERE seen_at > (SELECT catraca_now()) - make_interval(secs => ${WORKER_SEEN_MS / 1000}::float8)
      ) AS worker`,
    prisma.$queryRaw<Counted>`SELECT state::text AS name, count(*)::int AS count FROM "grant" GROUP BY state`,
    prisma.$queryRaw<Counted>`
      SELECT state::text AS name, count(*)::int AS count FROM operation WHERE resolved_at IS NULL GROUP BY state`,
    prisma.$queryRaw<Counted>`
      SELECT kind::text AS name, count(*)::int AS count FROM drift WHERE closed_at IS NULL GROUP BY kind`,
  ]);
  if (!single) throw new Error("A query without a FROM of its own gives one row.");
  return {
    ...single,
    mode: single.mode ?? "onboarding",
    grants: {
      scheduled: 0,
      activating: 0,
      active: 0,
      ending: 0,
      ended: 0,
      cancelled: 0,
      failed: 0,
      ...named(grants),
    },
    unresolvedOperations: { written: 0, accepted: 0, lost: 0, ...named(operations) },
    openDrift: { missing: 0, foreign: 0, overdue: 0, ...named(drift) },
  };
}

function named(counted: Counted): Record<string, number> {
  return Object.fromEntries(counted.map(({ name, count }) => [name, count]));
}
