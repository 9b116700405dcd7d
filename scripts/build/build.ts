// The product built as it is shipped: the standalone portal and the bundled processes, in a folder named after the
// sources they came from. A folder is never written again, so a running installation keeps what it started with.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { bundle } from "@/scripts/build/bundle";
import { holdBuildLock } from "@/scripts/build/lock";
import { filesOf } from "@/scripts/check/sources";
import { Trouble } from "@/scripts/trouble";

const BUILDS = ".catraca/builds";
const KEEP = 4;
/** A folder that was touched within this time is in use; whoever runs from it touches it more often. */
const IN_USE_MS = 5 * 60_000;

/** What the product is built from. */
const SOURCES = [
  "app",
  "components",
  "core",
  "adapters",
  "wiring",
  "worker",
  "i18n",
  "messages",
  "public",
  "prisma",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "scripts/build",
];

/** A build: `folder` holds web/server.js, worker.js, migrate.js, rules.js, preflight.js and prisma/migrations. */
export interface Build {
  folder: string;
  fresh: boolean;
}

/** Builds what the sources call for, unless that build is there already. Throws Trouble with the tool's words. */
export async function buildWhenStale(): Promise<Build> {
  const folder = resolve(BUILDS, fingerprint());
  if (isComplete(folder)) return { folder, fresh: false };
  const release = await holdBuildLock();
  try {
    if (isComplete(folder)) return { folder, fresh: false };
    await buildInto(folder);
    prune(folder);
    return { folder, fresh: true };
  } finally {
    release();
  }
}

/** Builds into `folder`, which must not exist yet. */
export async function buildInto(folder: string): Promise<void> {
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await nextBuild();
  // Symlinks inside point inside: they are kept as they are.
  cpSync(".next/standalone", join(unfinished, "web"), { recursive: true, verbatimSymlinks: true });
  cpSync(".next/static", join(unfinished, "web/.next/static"), { recursive: true });
  if (existsSync("public")) cpSync("public", join(unfinished, "web/public"), { recursive: true });
  await bundle(unfinished);
  cpSync("prisma/migrations", join(unfinished, "prisma/migrations"), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function isComplete(folder: string): boolean {
  if (!existsSync(join(folder, "web/server.js"))) return false;
  touch(folder);
  return true;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of filesOf(SOURCES)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Says, until this process ends, that `folder` is in use and may not be cleared away. */
export function keepInUse(folder: string): void {
  setInterval(() => touch(folder), IN_USE_MS / 5).unref();
}

/** The folders used least recently go, but none that an installation runs from. */
function prune(current: string): void {
  const ageOf = (path: string) => Date.now() - statSync(path).mtimeMs;
  const others = readdirSync(BUILDS)
    .map((name) => resolve(BUILDS, name))
    .filter((path) => path !== current)
    .sort((a, b) => ageOf(a) - ageOf(b));
  for (const old of others.slice(KEEP - 1)) {
    if (ageOf(old) > IN_USE_MS) rmSync(old, { recursive: true, force: true });
  }
}

function touch(folder: string): void {
  const now = new Date();
  utimesSync(folder, now, now);
}

function nextBuild(): Promise<void> {
  return new Promise((resolveBuild, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.once("close", (code) =>
      code === 0
        ? resolveBuild()
        : reject(new Trouble(`The portal could not be built:\n${said.trim().slice(-6000)}`)),
    );
  });
}
