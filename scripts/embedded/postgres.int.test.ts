import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startPostgres } from "@/scripts/embedded/postgres";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "catraca-postgres-")), "here");
  // mkdtemp's folder is for its owner alone, and as root Postgres runs as somebody else.
  rmSync(join(folder, ".."), { recursive: true });
  mkdirSync(join(folder, ".."), { mode: 0o755 });
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

async function query(url: string, sql: string) {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

it("keeps its data, and takes over from a server that was left there", async () => {
  const first = await startPostgres({ folder, durable: false });
  await query(first.adminUrl, "CREATE TABLE kept (id int)");
  const second = await startPostgres({ folder, durable: false });
  expect(await query(second.adminUrl, "SELECT to_regclass('kept')::text AS name")).toEqual([
    { name: "kept" },
  ]);
  await expect(query(first.adminUrl, "SELECT 1")).rejects.toThrow();
  await second.stop();
  await first.stop();
});

it("leaves nothing when it is temporary", async () => {
  const server = await startPostgres({ folder, durable: false, temporary: true });
  await server.stop();
  expect(existsSync(folder)).toBe(false);
});

it("refuses data of another version in one sentence", async () => {
  mkdirSync(join(folder, "data"), { recursive: true });
  writeFileSync(join(folder, "data/PG_VERSION"), "15\n");
  await expect(startPostgres({ folder })).rejects.toThrow(
    /^The data in .+ is of Postgres 15, and this is 18: .+--fresh/,
  );
});

it("refuses a port that is taken in one sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startPostgres({ folder, port })).rejects.toThrow(
    `Port ${port}, wanted for Postgres, is already taken`,
  );
  other.close();
});
