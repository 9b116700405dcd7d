import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployMigrations, readMigrations } from "@/adapters/postgres/migrate";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";

const FOLDER = "prisma/migrations";

describe("deployMigrations", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const query = async (sql: string, url = database.ownerUrl) => {
    const client = new Client(url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  const withMigration = (sql: string) => {
    const folder = mkdtempSync(join(tmpdir(), "catraca-migrations-"));
    cpSync(FOLDER, folder, { recursive: true });
    mkdirSync(join(folder, "99990101000000_next"));
    writeFileSync(join(folder, "99990101000000_next", "migration.sql"), sql);
    return folder;
  };

  it("has applied every migration to the template, with Prisma's ledger", async () => {
    const rows = await query(
      "SELECT migration_name, checksum FROM _prisma_migrations ORDER BY migration_name",
    );
    const expected = (await readMigrations(FOLDER)).map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
    }));
    expect(rows).toEqual(expected);
  });

  it("does nothing the second time", async () => {
    expect(await deployMigrations(database.ownerUrl, FOLDER)).toEqual([]);
  });

  it("applies once when two run at the same time", async () => {
    const folder = withMigration("CREATE TABLE next_one (id int)");
    const both = await Promise.all([1, 2].map(() => deployMigrations(database.ownerUrl, folder)));
    expect(both.flat()).toEqual(["99990101000000_next"]);
  });

  it("leaves nothing of a migration that fails, and says where it failed", async () => {
    const folder = withMigration("CREATE TABLE half (id int);\nSELECT nonsense;");
    await expect(deployMigrations(database.ownerUrl, folder)).rejects.toThrow(
      /99990101000000_next failed and left nothing behind: .*nonsense.* \(line 2\)/,
    );
    expect(await query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    expect(await query("SELECT FROM _prisma_migrations WHERE migration_name LIKE '9999%'")).toEqual([]);
  });

  it("refuses a migration that was edited after it had been applied", async () => {
    const folder = withMigration("CREATE TABLE next_one (id int)");
    await deployMigrations(database.ownerUrl, folder);
    writeFileSync(join(folder, "99990101000000_next", "migration.sql"), "CREATE TABLE other (id int)");
    await expect(deployMigrations(database.ownerUrl, folder)).rejects.toThrow(/was edited after/);
  });

  it("refuses a database that is newer than this build", async () => {
    await deployMigrations(database.ownerUrl, withMigration("CREATE TABLE next_one (id int)"));
    await expect(deployMigrations(database.ownerUrl, FOLDER)).rejects.toThrow(/older than the database/);
  });

  it("invariant 11: the runtime's login cannot alter the trail", async () => {
    await expect(query("UPDATE audit_entry SET id = id", database.databaseUrl)).rejects.toThrow(
      /permission denied/,
    );
    await expect(query("DELETE FROM audit_entry", database.databaseUrl)).rejects.toThrow(/permission denied/);
    await expect(query("DROP TABLE audit_entry", database.databaseUrl)).rejects.toThrow(/must be owner/);
  });
});
