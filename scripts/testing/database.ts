// A fresh, migrated database for one integration test file, copied from the template in some 50 ms.

import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { OWNER, RUNTIME } from "@/scripts/embedded/roles";

/** The database that is migrated once and copied for each test. */
export const TEMPLATE = "catraca_template";

/** A database of one's own: `databaseUrl` is the runtime's login, `ownerUrl` the owner's, `queueUrl` BullMQ's. */
export interface TestDatabase {
  databaseUrl: string;
  ownerUrl: string;
  queueUrl: string;
  drop(): Promise<void>;
}

/** Makes a database from the template. Call `drop` when done; the server goes with the run in any case. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const passwords = inject("postgresPasswords");
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER}`);
  const databaseUrl = urlOf(name, RUNTIME, passwords.runtime);
  return {
    databaseUrl,
    ownerUrl: urlOf(name, OWNER, passwords.owner),
    queueUrl: databaseUrl,
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The address of the Redis that the integration tests share; give each test a prefix or a database number. */
export function testRedisUrl(): string {
  return inject("redisUrl");
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new Client(inject("postgresAdminUrl"));
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string, user: string, password: string): string {
  const url = new URL(inject("postgresAdminUrl"));
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
