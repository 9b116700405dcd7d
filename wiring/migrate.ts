// Entry point: brings the database, the runtime's login and the queue's store to what this build needs.
// The image's command `migrate`, and `npm run migrate`. Safe to run again, and from several places at once.

import { fileURLToPath } from "node:url";
import { deployMigrations } from "@/adapters/postgres/migrate";
import { ensureRuntimeLogin, RUNTIME_ROLE } from "@/adapters/postgres/runtime-login";
import { migrateQueue } from "@/adapters/queue/migrate";
import { type MigrationEnv, migrationEnv } from "./env";

/** Everything that must be true before the portal and the worker start. Returns the migrations applied now. */
export async function migrate(env: MigrationEnv): Promise<string[]> {
  const applied = await deployMigrations(
    env.MIGRATION_DATABASE_URL,
    env.MIGRATIONS_DIR ?? "prisma/migrations",
  );
  await ensureRuntimeLogin(env.MIGRATION_DATABASE_URL, env.DATABASE_URL);
  await migrateQueue({
    queueUrl: env.QUEUE_URL,
    ownerUrl: env.MIGRATION_DATABASE_URL,
    runtimeRole: RUNTIME_ROLE,
  });
  return applied;
}

async function main(): Promise<void> {
  try {
    const applied = await migrate(migrationEnv());
    console.log(applied.length ? `Applied: ${applied.join(", ")}.` : "The database is up to date.");
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
