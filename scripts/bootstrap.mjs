// Installs what is missing, so that the first command on a fresh clone just works. Node built-ins only: it runs
// before anything is installed.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateClient } from "./generate-client.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stampFile = join(root, "node_modules", ".catraca-stamp");

/** Installs the packages of package-lock.json unless they are there, and generates the database client. */
export async function bootstrap() {
  requireNode();
  const stamp = digest();
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    install();
    writeFileSync(stampFile, digest());
  }
  try {
    generateClient();
  } catch (error) {
    fail(error.message);
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Catraca needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer one.`);
  }
}

function digest() {
  const hash = createHash("sha256").update(
    `${process.platform} ${process.arch} ${process.versions.modules}\n`,
  );
  for (const file of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function install() {
  console.log("Installing packages with npm, the first time or because they changed (about half a minute) …");
  rmSync(stampFile, { force: true });
  const args = [
    "install",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const run = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (run.error) fail(`npm could not be run (${run.error.message}): install Node.js with npm and try again.`);
  if (run.status === 0) return;
  const unreachable = run.stderr.match(
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/,
  )?.[1];
  if (unreachable) {
    fail(
      `npm cannot reach its registry (${unreachable}): the first start needs a network, connect and try again.`,
    );
  }
  console.error(run.stderr);
  fail("The packages could not be installed: npm's own words are above.");
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
