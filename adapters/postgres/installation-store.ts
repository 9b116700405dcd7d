// What Catraca may do, and which database that was decided on: one row in Postgres.
import type { Installation, InstallationStore } from "@/core/drift/ports";
import type { Mode } from "@/core/drift/types";
import { invariant } from "@/core/fault";
import type { Sql } from "./client";

/** Within the caller's transaction. */
export function installationStore(sql: Sql): InstallationStore {
  return {
    async mode() {
      const { mode, decidedOn, database } = await readInstallation(sql);
      return decidedOn === null || decidedOn === database ? mode : "restored";
    },
    async lockInstallation() {
      await sql.$executeRaw`SELECT 1 FROM installation FOR UPDATE`;
      return readInstallation(sql);
    },
    async setMode(mode, decidedOn) {
      await sql.$executeRaw`
        UPDATE installation SET mode = ${mode}::mode, database = ${decidedOn}, changed_at = catraca_now()`;
    },
    async noteRestored(facts) {
      await sql.notice.create({ data: { kind: "restored", facts: { ...facts } } });
    },
  };
}

/**
 * The cluster's identifier is made by initdb; a restore to a point in time begins a new timeline; a dump that is
 * loaded makes a new database. Source: PostgreSQL, "Continuous Archiving", "Control Data Functions".
 */
async function readInstallation(sql: Sql): Promise<Installation> {
  const [row] = await sql.$queryRaw<Array<Installation & { mode: Mode }>>`
    SELECT mode::text AS mode, changed_at AS "changedAt", database AS "decidedOn",
           (SELECT system_identifier::text FROM pg_control_system())
           || '/' || (SELECT timeline_id::text FROM pg_control_checkpoint())
           || '/' || (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database
    FROM installation`;
  invariant(row, "the installation has its row");
  return row;
}
