// Prisma's schema engine as WebAssembly, from npm: it compares migrations with schema.prisma without any download.
// It works on scratch databases of an embedded Postgres, never on a real one.

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import {
  __wbg_set_wasm,
  type MigrationList,
  SchemaEngine,
} from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client, Pool, type QueryConfig, type QueryResult } from "pg";

/** What the engine found: its exit code (0 same, 2 different) and the SQL that leads from one to the other. */
export interface Difference {
  same: boolean;
  sql: string;
}

/** The SQL that leads from `migrations` to `schema`. `adminUrl` is a server where scratch databases may be made. */
export async function difference(
  adminUrl: string,
  migrations: MigrationList,
  schema: string,
): Promise<Difference> {
  await loadEngine();
  const printed: string[] = [];
  const scratch = new ScratchDatabases(adminUrl);
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "catraca-scratch",
      connect: () => scratch.adapter(),
      connectToShadowDb: () => scratch.adapter(),
    }),
  );
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    if (stdout) printed.push(stdout);
    return { same: exitCode === 0, sql: printed.join("\n") };
  } finally {
    engine.free();
    await scratch.dispose();
  }
}

/** Node 20 cannot import .wasm as a module: it is instantiated by hand. */
async function loadEngine(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue as never });
  // Where the engine leaves its words when it gives up.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
  });
  __wbg_set_wasm(instance.exports as never);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Databases that exist for one comparison, each behind an adapter that is mended where Prisma's falls short. */
class ScratchDatabases {
  private readonly pools: Pool[] = [];

  constructor(private readonly adminUrl: string) {}

  async adapter(): Promise<SqlDriverAdapter> {
    const name = `scratch_${randomBytes(6).toString("hex")}`;
    const admin = new Client(this.adminUrl);
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    const url = new URL(this.adminUrl);
    url.pathname = `/${name}`;
    const pool = new Pool({ connectionString: url.href, max: 2 });
    this.pools.push(pool);
    return mended(await new PrismaPg(pool).connect(), pool);
  }

  async dispose(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

/** The oid of Postgres's catalogue type "char"; the adapter knows only text (25) in its place. */
const CHAR = 18;
const TEXT = 25;

/**
 * Prisma's adapter with two repairs. It splits a script at every semicolon, also inside a function's body: ours
 * sends it whole. And it refuses columns of type "char", which the engine wants to see as single characters.
 */
function mended(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  const charColumns = new Map<string, Set<string>>();
  const query = pool.query.bind(pool) as (config: QueryConfig, ...rest: unknown[]) => Promise<QueryResult>;
  const noticing = async (config: QueryConfig, ...rest: unknown[]) => {
    const result = await query(config, ...rest);
    const chars = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR);
    for (const field of chars) field.dataTypeID = TEXT;
    charColumns.set(config.text, new Set(chars.map((field) => field.name)));
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  pool.query = noticing as unknown as Pool["query"];
  adapter.queryRaw = async (sqlQuery) => {
    const result = await queryRaw(sqlQuery);
    const chars = charColumns.get(sqlQuery.sql);
    const columnTypes = result.columnTypes.map((type, index) =>
      chars?.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  adapter.executeScript = async (script) => {
    await query({ text: script });
  };
  return adapter;
}
