// What is overdue, as it is shown: asked of the books each time, since no worker may be there to mark it.
import { backoffMs } from "@/core/assignment/timing";
import type { Presence } from "@/core/assignment/types";
import type { OverdueView } from "@/core/grant/views";
import type { PrismaClient } from "../client";
import { empty, sql } from "../generated/internal/prismaNamespace";
import { answersForIt, owed } from "../overdue-sql";
import type { Scope } from "./shapes";

/** What views of access read from, and the setting that says when it is overdue. */
export interface Views {
  readonly prisma: PrismaClient;
  /** How long access may outlive its end before it counts as overdue. */
  readonly overdueMs: number;
}

interface Row {
  readonly grantId: string;
  readonly since: Date;
  readonly presence: Presence;
  readonly observedAt: Date | null;
  readonly lastFault: string | null;
  readonly attempts: number;
  readonly isRetried: boolean;
}

/** Which grants show that their access is overdue, longest first: of these, or of all. */
export async function overdueGrants(
  { prisma, overdueMs }: Views,
  grantIds?: readonly string[],
): Promise<Map<string, OverdueView>> {
  if (grantIds?.length === 0) return new Map();
  const among = grantIds ? sql`AND "grant".id = ANY(${[...grantIds]}::uuid[])` : empty;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT "grant".id::text AS "grantId", owed.since, presence::text AS presence, observed_at AS "observedAt",
           last_fault AS "lastFault", attempts,
           coalesce(next_action_at > (SELECT catraca_now()) - interval '30 seconds', false) AS "isRetried"
    FROM (${owed}) AS owed JOIN assignment ON assignment.id = owed.id
    JOIN "grant" ON "grant".assignment_id = owed.id
    WHERE owed.since <= (SELECT catraca_now()) - make_interval(secs => ${overdueMs / 1000}::float8)
      AND ${answersForIt} ${among}
    ORDER BY owed.since, "grant".id`;
  return new Map(rows.map((row) => [row.grantId, toOverdue(row)]));
}

/** How many assignments are overdue in these units, and since when the first of them is. */
export async function overdueCount(
  { prisma, overdueMs }: Views,
  scope: Scope,
): Promise<{ count: number; since: Date | null }> {
  const units = scope === "all" ? null : [...scope];
  const [row] = await prisma.$queryRaw<Array<{ count: number; since: Date | null }>>`
    SELECT count(*)::int AS count, min(owed.since) AS since FROM (${owed}) AS owed
    WHERE owed.since <= (SELECT catraca_now()) - make_interval(secs => ${overdueMs / 1000}::float8)
      AND (${units}::text[] IS NULL OR EXISTS (
        SELECT FROM "grant" JOIN request ON request.id = "grant".request_id
        WHERE "grant".assignment_id = owed.id AND request.unit_id = ANY(${units}::text[])))`;
  return row ?? { count: 0, since: null };
}

function toOverdue({ since, presence, observedAt, lastFault, attempts, isRetried }: Row): OverdueView {
  return {
    since,
    listedAt: presence === "present" ? observedAt : null,
    lastFault,
    attempts,
    retriedEverySeconds: isRetried ? Math.ceil(backoffMs(attempts) / 1000) : null,
  };
}
