// Figures over many requests, counted by Postgres.
import type { Period } from "@/core/page";
import type { FigureFilter, HeatCell, LeadTime, LeadTimes } from "@/core/request/figures";
import type { WeeklyHour } from "@/core/request/views";
import type { PrismaClient } from "../client";
import { overdueGrants, type Views } from "./overdue";
import type { Scope } from "./shapes";

/** Units as SQL asks for them: null for all. */
function unitList(scope: Scope, unitId: string | undefined): string[] | null {
  if (scope === "all") return unitId === undefined ? null : [unitId];
  return [...scope].filter((id) => unitId === undefined || id === unitId);
}

type LeadRow = LeadTime & { unitId: string | null; week: string | null };

/** How long each step took: over all, by unit, by week of asking. */
export async function leadTimes(
  prisma: PrismaClient,
  scope: Scope,
  { unitId, from, until, timeZone }: FigureFilter,
): Promise<LeadTimes[]> {
  const units = unitList(scope, unitId);
  const rows = await prisma.$queryRaw<LeadRow[]>`
    WITH asked AS (
      SELECT id, unit_id, created_at, date_trunc('week', created_at AT TIME ZONE ${timeZone})::date::text AS week
      FROM request
      WHERE (${units}::text[] IS NULL OR unit_id = ANY(${units}::text[]))
        AND (${from ?? null}::timestamptz IS NULL OR created_at >= ${from ?? null}::timestamptz)
        AND (${until ?? null}::timestamptz IS NULL OR created_at < ${until ?? null}::timestamptz)
    ), step AS (
      SELECT unit_id, week, 'decided' AS step, decision.at - asked.created_at AS took
      FROM asked JOIN decision ON decision.request_id = asked.id
      UNION ALL
      SELECT unit_id, week, 'usable', active_at - starts_at
      FROM asked JOIN "grant" ON "grant".request_id = asked.id WHERE active_at IS NOT NULL
      UNION ALL
      SELECT unit_id, week, 'used', ends_at - active_at
      FROM asked JOIN "grant" ON "grant".request_id = asked.id WHERE active_at IS NOT NULL AND state = 'ended'
      UNION ALL
      SELECT unit_id, week, 'gone', ended_at - ends_at
      FROM asked JOIN "grant" ON "grant".request_id = asked.id
      WHERE ended_at IS NOT NULL AND outcome IS DISTINCT FROM 'covered'
    ), seconds AS (SELECT unit_id, week, step, greatest(extract(epoch FROM took)::float, 0) AS took FROM step)
    SELECT step, unit_id AS "unitId", week, count(*)::int AS count,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS p50,
           percentile_cont(0.9) WITHIN GROUP (ORDER BY took) AS p90
    FROM seconds GROUP BY GROUPING SETS ((step), (step, unit_id), (step, week))
    ORDER BY week DESC NULLS LAST, unit_id`;
  return gathered(rows);
}

function gathered(rows: LeadRow[]): LeadTimes[] {
  const found = new Map<string, { of: LeadTimes["of"]; key: string; times: LeadTime[] }>();
  for (const { unitId, week, step, count, p50, p90 } of rows) {
    const of = unitId !== null ? "unit" : week !== null ? "week" : "all";
    const key = unitId ?? week ?? "";
    const group = found.get(`${of} ${key}`) ?? { of, key, times: [] };
    group.times.push({ step, count, p50, p90 });
    found.set(`${of} ${key}`, group);
  }
  return [...found.values()];
}

/** How many requests were asked for in each hour of the week; hours without any are left out. */
export async function heatMap(
  prisma: PrismaClient,
  scope: Scope,
  { unitId, from, until, timeZone }: FigureFilter,
): Promise<HeatCell[]> {
  const units = unitList(scope, unitId);
  return prisma.$queryRaw<HeatCell[]>`
    SELECT extract(isodow FROM created_at AT TIME ZONE ${timeZone})::int AS weekday,
           extract(hour FROM created_at AT TIME ZONE ${timeZone})::int AS hour, count(*)::int AS count
    FROM request
    WHERE (${units}::text[] IS NULL OR unit_id = ANY(${units}::text[]))
      AND (${from ?? null}::timestamptz IS NULL OR created_at >= ${from ?? null}::timestamptz)
      AND (${until ?? null}::timestamptz IS NULL OR created_at < ${until ?? null}::timestamptz)
    GROUP BY 1, 2`;
}

/** Ids of the requests of one hour of the week; Prisma cannot ask for them. The newest 5000 of a period. */
export async function requestsAskedAt(
  prisma: PrismaClient,
  { weekday, hour, timeZone }: WeeklyHour,
  { from, until }: Period,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<Array<{ id: string }>>`
    SELECT id::text FROM request
    WHERE extract(isodow FROM created_at AT TIME ZONE ${timeZone}) = ${weekday}::int
      AND extract(hour FROM created_at AT TIME ZONE ${timeZone}) = ${hour}::int
      AND (${from ?? null}::timestamptz IS NULL OR created_at >= ${from ?? null}::timestamptz)
      AND (${until ?? null}::timestamptz IS NULL OR created_at < ${until ?? null}::timestamptz)
    ORDER BY created_at DESC LIMIT 5000`;
  return rows.map(({ id }) => id);
}

/** How much access there is now or is about to be, overdue or not: grants, and the people whose they are. */
export async function liveCounts(views: Views, scope: Scope): Promise<{ grants: number; people: number }> {
  const units = unitList(scope, undefined);
  const overdue = await overdueGrants(views);
  const [row] = await views.prisma.$queryRaw<Array<{ grants: number; people: number }>>`
    SELECT count(*)::int AS grants, count(DISTINCT request.requester_id)::int AS people
    FROM "grant" JOIN request ON request.id = "grant".request_id
    WHERE ("grant".state NOT IN ('ended', 'cancelled', 'failed') OR "grant".id = ANY(${[...overdue.keys()]}::uuid[]))
      AND (${units}::text[] IS NULL OR unit_id = ANY(${units}::text[]))`;
  return row ?? { grants: 0, people: 0 };
}
