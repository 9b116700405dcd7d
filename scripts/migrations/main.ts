// Migrations for developers: `npm run db:new -- NAME`, `npm run db:check`, `npm run db:status`.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { readMigrations } from "@/adapters/postgres/migrate";
import { startPostgres } from "@/scripts/embedded/postgres";
import { type Difference, difference } from "@/scripts/migrations/engine";
import { leaveWith, Trouble } from "@/scripts/trouble";

const FOLDER = "prisma/migrations";
const LOCK_FILE = "migration_lock.toml";

async function main([command, name]: string[]): Promise<void> {
  if (command === "new") return writeNew(name);
  if (command === "check") return check();
  if (command === "status") return status();
  throw new Trouble("Usage: db:new -- NAME, db:check, or db:status.");
}

/** Writes a migration with the SQL that schema.prisma calls for; edit it before it is applied anywhere. */
async function writeNew(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Trouble('Name the migration in small letters, digits and "_": npm run db:new -- add_ticket.');
  }
  const { same, sql } = await compare();
  if (same) throw new Trouble("Nothing to write: the migrations already lead to prisma/schema.prisma.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(FOLDER, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`Wrote ${join(folder, "migration.sql")}: read it, and add what only SQL can say.`);
}

/** Refuses when the migrations and schema.prisma disagree. */
async function check(): Promise<void> {
  const { same, sql } = await compare();
  if (!same) {
    throw new Trouble(
      `The migrations do not lead to prisma/schema.prisma; "npm run db:new -- NAME" would write:\n${sql}`,
    );
  }
  console.log("The migrations lead to prisma/schema.prisma.");
}

async function status(): Promise<void> {
  const url = process.env.MIGRATION_DATABASE_URL;
  if (!url) throw new Trouble("MIGRATION_DATABASE_URL is missing: it names the database to look at.");
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  await client.end();
  const applied = new Set(rows.map((row) => row.migration_name));
  for (const { name } of await readMigrations(FOLDER))
    console.log(`${applied.has(name) ? "applied" : "pending"}  ${name}`);
}

async function compare(): Promise<Difference> {
  const folder = mkdtempSync(join(tmpdir(), "catraca-diff-"));
  const postgres = await startPostgres({ folder, durable: false, temporary: true });
  try {
    const migrations = {
      baseDir: FOLDER,
      lockfile: { path: LOCK_FILE, content: readFileSync(join(FOLDER, LOCK_FILE), "utf8") },
      shadowDbInitScript: "",
      migrationDirectories: (await readMigrations(FOLDER)).map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
      })),
    };
    return await difference(postgres.adminUrl, migrations, readFileSync("prisma/schema.prisma", "utf8"));
  } finally {
    await postgres.stop();
  }
}

await main(process.argv.slice(2)).catch(leaveWith);
