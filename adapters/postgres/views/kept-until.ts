// Until when another grant keeps the same access beyond the end of one that is active.
import type { PrismaClient } from "../client";

/** By grant; those that nothing keeps are missing. */
export async function keptUntil(
  prisma: PrismaClient,
  grantIds: readonly string[],
): Promise<Map<string, Date>> {
  if (grantIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<Array<{ grantId: string; until: Date }>>`
    SELECT g.id::text AS "grantId", max(other.ends_at) AS until
    FROM "grant" g JOIN "grant" other ON other.assignment_id = g.assignment_id AND other.id <> g.id
      AND other.state = 'active' AND other.ends_at > g.ends_at
    WHERE g.id = ANY(${[...grantIds]}::uuid[]) AND g.state IN ('activating', 'active') GROUP BY g.id`;
  return new Map(rows.map(({ grantId, until }) => [grantId, until]));
}
