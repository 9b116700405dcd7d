// Generates the Prisma client into adapters/postgres/generated, when the schema has changed since the last time.
//
// Runs after each `npm install` (package.json's postinstall) and before every entry point, so that a checkout
// whose schema moved never runs on an old client. Only Node built-ins here. `--force` generates regardless.
//
// The Prisma CLI would download a schema engine that neither `generate` nor `validate` uses; naming an existing
// file as that engine (PRISMA_SCHEMA_ENGINE_BINARY) keeps it from trying.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const schema = join(root, "prisma/schema.prisma");
const cli = join(root, "node_modules/prisma/build/index.js");
const generated = join(root, "adapters/postgres/generated");
const stampFile = join(generated, ".stamp");

/** Generates the client unless it is there already for this schema and this Prisma. Throws one sentence on failure. */
export function generateClient({ force = false } = {}) {
  if (!existsSync(schema) || !existsSync(cli)) return;
  const stamp = createHash("sha256")
    .update(readFileSync(schema))
    .update(readFileSync(join(root, "node_modules/prisma/package.json")))
    .digest("hex");
  if (!force && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const run = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
      DATABASE_URL: process.env.DATABASE_URL ?? "postgres://nobody@localhost/none",
    },
  });
  if (run.status !== 0 || !existsSync(generated)) {
    throw new Error(
      `The Prisma client could not be generated from prisma/schema.prisma:\n${run.stderr || run.stdout}`,
    );
  }
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    generateClient({ force: process.argv.includes("--force") });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
