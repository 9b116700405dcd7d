// The Postgres of a proof: one server, and in it a migrated database for each process that takes part.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startPostgres } from "@/scripts/embedded/postgres";
import { OWNER, prepareDatabase, RUNTIME } from "@/scripts/embedded/roles";
import { migrate } from "@/wiring/migrate";

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly databaseUrl: string;
}

export interface ProofServer {
  /** A migrated database of one's own. */
  newDatabase(name: string): Promise<DatabaseUrls>;
  stop(): Promise<void>;
}

const TEMPLATE = "catraca_proof";
const passwords = { owner: `${OWNER}-proof`, runtime: `${RUNTIME}-proof` };

/** Starts it; what it holds is gone when this process is. */
export async function startServer(): Promise<ProofServer> {
  const folder = mkdtempSync(join(tmpdir(), "catraca-proof-"));
  const postgres = await startPostgres({ folder, durable: false, temporary: true });
  const { ownerUrl, databaseUrl } = await prepareDatabase(postgres, TEMPLATE, passwords);
  await migrate({ MIGRATION_DATABASE_URL: ownerUrl, DATABASE_URL: databaseUrl, QUEUE_URL: databaseUrl });
  return {
    async newDatabase(name) {
      const admin = new Client(postgres.adminUrl);
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER}`);
      await admin.end();
      return {
        ownerUrl: postgres.urlOf(name, OWNER, passwords.owner),
        databaseUrl: postgres.urlOf(name, RUNTIME, passwords.runtime),
      };
    },
    stop: () => postgres.stop(),
  };
}
