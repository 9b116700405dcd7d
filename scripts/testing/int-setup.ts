// Before the integration tests: a Postgres and a Redis of their own on free ports, and a migrated template database.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "@/scripts/embedded/postgres";
import { startRedis } from "@/scripts/embedded/redis";
import { OWNER, prepareDatabase, RUNTIME } from "@/scripts/embedded/roles";
import { TEMPLATE } from "@/scripts/testing/database";
import { migrate } from "@/wiring/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** the superuser's address */
    postgresAdminUrl: string;
    postgresPasswords: { owner: string; runtime: string };
    redisUrl: string;
  }
}

/** Starts what the integration tests share; vitest calls it once, and what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "catraca-int-"));
  const [postgres, redis] = await Promise.all([
    startPostgres({ folder, durable: false, temporary: true }),
    startRedis(),
  ]);
  const passwords = { owner: `${OWNER}-test`, runtime: `${RUNTIME}-test` };
  const { ownerUrl, databaseUrl } = await prepareDatabase(postgres, TEMPLATE, passwords);
  await migrate({ MIGRATION_DATABASE_URL: ownerUrl, DATABASE_URL: databaseUrl, QUEUE_URL: databaseUrl });
  project.provide("postgresAdminUrl", postgres.adminUrl);
  project.provide("postgresPasswords", passwords);
  project.provide("redisUrl", redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
  };
}
