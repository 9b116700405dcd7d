// The owner role and the databases of a local installation, as an administrator of Postgres would prepare them.

import { Client } from "pg";
import type { EmbeddedPostgres } from "@/scripts/embedded/postgres";

/** A role that migrations run as: it owns the databases and may create the runtime's roles. Not a superuser. */
export const OWNER = "catraca_owner";

/** The login that the portal and the worker run as; `wiring/migrate.ts` creates it from DATABASE_URL. */
export const RUNTIME = "catraca_app";

/** Addresses of one database: for migrations, and for the portal and the worker. */
export interface DatabaseUrls {
  ownerUrl: string;
  databaseUrl: string;
}

/** Makes sure that the owner role and `database` exist. `passwords` are those of the two roles. */
export async function prepareDatabase(
  postgres: EmbeddedPostgres,
  database: string,
  passwords: { owner: string; runtime: string },
): Promise<DatabaseUrls> {
  const admin = new Client(postgres.adminUrl);
  await admin.connect();
  try {
    const role = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [OWNER]);
    const verb = role.rowCount ? "ALTER" : "CREATE";
    await admin.query(
      `${verb} ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${admin.escapeLiteral(passwords.owner)}`,
    );
    const found = await admin.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (!found.rowCount)
      await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(database)} OWNER ${OWNER}`);
  } finally {
    await admin.end();
  }
  return {
    ownerUrl: postgres.urlOf(database, OWNER, passwords.owner),
    databaseUrl: postgres.urlOf(database, RUNTIME, passwords.runtime),
  };
}
