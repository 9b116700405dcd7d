// Whether Postgres answers, and whether its schema is the one that this version was built for.
import type { PrismaClient } from "./client";

export interface DatabaseReadiness {
  readonly postgres: "up" | "down";
  readonly schema: "current" | "behind" | "unknown";
}

/** `migration` is the newest migration that this build knows. */
export async function databaseReadiness(prisma: PrismaClient, migration: string): Promise<DatabaseReadiness> {
  try {
    const rows = await prisma.$queryRaw<unknown[]>`
      SELECT 1 AS one FROM _prisma_migrations
      WHERE migration_name = ${migration} AND finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    return { postgres: "up", schema: rows.length > 0 ? "current" : "behind" };
  } catch {
    return { postgres: "down", schema: "unknown" };
  }
}
