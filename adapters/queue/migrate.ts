// Prepares the queue's store. BullMQ keeps its tables in schema `bullmq`; a Worker on a schema that is not
// migrated spins at full speed and hears no signal (measured, BullMQ 6.7.0), so this runs before any of them.

import { runMigrations } from "bullmq";
import { Client } from "pg";

/** Where BullMQ's tables live inside the database that QUEUE_URL names. */
export const QUEUE_SCHEMA = "bullmq";

/** What to prepare: `ownerUrl` is used when it names the queue's own database, else the queue's own login is. */
export interface QueueMigration {
  queueUrl: string;
  ownerUrl: string;
  /** the role that must be able to use the queue afterwards */
  runtimeRole: string;
}

/** Creates or upgrades the tables of a `postgres://` queue and lets the runtime role use them; Redis needs nothing. */
export async function migrateQueue({ queueUrl, ownerUrl, runtimeRole }: QueueMigration): Promise<void> {
  if (!isPostgres(queueUrl)) return;
  await connected(sameDatabase(queueUrl, ownerUrl) ? ownerUrl : queueUrl, async (owner) => {
    await runMigrations(owner, QUEUE_SCHEMA);
    await owner.query(grantsTo(owner.escapeIdentifier(runtimeRole)));
  });
  // BullMQ makes a sequence for each queue when it is first used: let every later login use them too.
  await connected(queueUrl, (runtime) =>
    runtime.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT ALL ON SEQUENCES TO ${runtime.escapeIdentifier(runtimeRole)}`,
    ),
  );
}

/** CREATE is for the sequences above. Only what the owner made is granted: the rest is not his to give. */
function grantsTo(role: string): string {
  return `
    GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
    DO $$ DECLARE owned record; BEGIN
      FOR owned IN
        SELECT oid::regclass AS name, relkind FROM pg_class
        WHERE relnamespace = '${QUEUE_SCHEMA}'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')
          AND pg_has_role(current_user, relowner, 'usage')
      LOOP
        EXECUTE format('GRANT ALL ON %s %s TO %s', CASE owned.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
          owned.name, '${role.replaceAll("'", "''")}');
      END LOOP;
    END $$`;
}

async function connected(url: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "catraca migrate" });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

function isPostgres(url: string): boolean {
  return url.startsWith("postgres://") || url.startsWith("postgresql://");
}

function sameDatabase(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.hostname === b.hostname && (a.port || "5432") === (b.port || "5432") && a.pathname === b.pathname;
}
