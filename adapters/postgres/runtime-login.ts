// The login that the portal and the worker run under: a member of the group role that migrations create and limit.

import { Client } from "pg";
import { MigrationRefused } from "@/adapters/postgres/migrate";

/** The group role that owns nothing, and may only append to the trail. Migrations create it and its grants. */
export const RUNTIME_ROLE = "catraca_runtime";

/**
 * Makes sure that the login named in `runtimeUrl` exists with that password and belongs to RUNTIME_ROLE. Touches
 * nothing when it can sign in and belongs already, so that an owner without CREATEROLE will do.
 * Throws MigrationRefused when both addresses name the same role: the trail would not be protected from it.
 */
export async function ensureRuntimeLogin(ownerUrl: string, runtimeUrl: string): Promise<void> {
  const { name, password } = loginOf(runtimeUrl);
  if (name === loginOf(ownerUrl).name) {
    throw new MigrationRefused(
      "DATABASE_URL and MIGRATION_DATABASE_URL name the same role: the portal needs a role of its own, which cannot alter the trail.",
    );
  }
  if (await belongsAlready(runtimeUrl)) return;
  const owner = new Client({ connectionString: ownerUrl, application_name: "catraca migrate" });
  await owner.connect();
  try {
    const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
    const login = owner.escapeIdentifier(name);
    const secret = owner.escapeLiteral(password);
    await owner.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${login} LOGIN PASSWORD ${secret}`);
    await owner.query(`GRANT ${RUNTIME_ROLE} TO ${login}`);
  } catch (error) {
    throw new MigrationRefused(`The login ${name} could not be prepared: ${(error as Error).message}.`, {
      cause: error,
    });
  } finally {
    await owner.end();
  }
}

function loginOf(url: string): { name: string; password: string } {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

async function belongsAlready(runtimeUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: runtimeUrl, application_name: "catraca migrate" });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT pg_has_role($1, 'member') AS belongs", [RUNTIME_ROLE]);
    return rows[0].belongs;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
