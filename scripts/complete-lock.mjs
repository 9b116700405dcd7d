// Completes package-lock.json with the optional packages of other platforms, so that `npm ci` accepts it everywhere.
//
// npm writes only what the registry offered it for this machine; `npm ci` on any machine then refuses the lock
// because the optional dependencies of esbuild, Next and others are "missing". Each is written down here with its
// version and the platform its name tells, which is all npm needs to skip it (or to fetch it where it fits).
// Usage: `node scripts/complete-lock.mjs` after an install; `--check` only says whether something is missing.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const lockFile = fileURLToPath(new URL("../package-lock.json", import.meta.url));

const CPUS = ["x64", "arm64", "arm", "ia32", "ppc64", "s390x", "riscv64", "wasm32", "loong64", "mips64el"];
const SYSTEMS = { windows: "win32", win32: "win32", openharmony: "openharmony", wasi: "none" };
const SYSTEM_NAMES = ["darwin", "linux", "freebsd", "android", "aix", "netbsd", "openbsd", "sunos"];

/** What a platform package's name tells: `@next/swc-linux-x64-musl` is for linux, x64, musl. */
export function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const found = {};
  const cpu = words.map((word) => (word === "universal" ? undefined : word)).find((w) => CPUS.includes(w));
  if (cpu) found.cpu = [cpu];
  const os = words
    .map((word) => SYSTEMS[word] ?? (SYSTEM_NAMES.includes(word) ? word : undefined))
    .find(Boolean);
  if (os && os !== "none") found.os = [os];
  if (words.some((word) => word.startsWith("musl"))) found.libc = ["musl"];
  else if (os === "linux" && words.some((word) => word.startsWith("gnu"))) found.libc = ["glibc"];
  return found;
}

/** Where npm would look for `name` from `place`, nearest first. */
function findInstalled(packages, place, name) {
  for (let at = place; ; ) {
    const key = `${at ? `${at}/` : ""}node_modules/${name}`;
    if (packages[key]) return key;
    if (!at) return undefined;
    const up = at.lastIndexOf("/node_modules/");
    at = up < 0 ? "" : at.slice(0, up);
  }
}

/** The entries that `lock` lacks, by key. */
export function missingEntries(lock) {
  const missing = {};
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (findInstalled(lock.packages, place, name)) continue;
      const platform = platformOf(name);
      if (!platform.cpu && !platform.os) continue;
      missing[`node_modules/${name}`] = {
        version: version.replace(/^[\^~]/, ""),
        ...platform,
        optional: true,
      };
    }
  }
  return missing;
}

function main() {
  const text = readFileSync(lockFile, "utf8");
  const lock = JSON.parse(text);
  const missing = missingEntries(lock);
  const count = Object.keys(missing).length;
  if (process.argv.includes("--check")) {
    if (count === 0) return;
    console.error(
      `package-lock.json lacks ${count} packages of other platforms: run "node scripts/complete-lock.mjs".`,
    );
    process.exitCode = 1;
    return;
  }
  if (count === 0) return console.log("package-lock.json is complete.");
  const all = { ...lock.packages, ...missing };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
  console.log(`package-lock.json completed with ${count} packages of other platforms.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
