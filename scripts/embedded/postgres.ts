// A Postgres of our own from npm's binaries: made, started, found again, stopped.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  findPostgresBinaries,
  folderOutside,
  isRoot,
  NOBODY,
  othersMayEnter,
  type PostgresBinaries,
} from "@/scripts/embedded/binaries";
import { freePort, requireFree } from "@/scripts/embedded/port";
import { Trouble } from "@/scripts/trouble";

const run = promisify(execFile);

/** What to start: `folder` holds the data (made when absent), `port` is a free one unless given. */
export interface PostgresOptions {
  folder: string;
  port?: number;
  /** false: the data may be lost with the machine, for tests; several times quicker */
  durable?: boolean;
  /** true: `stop` and the end of this process, however it comes, delete the folder */
  temporary?: boolean;
}

/**
 * A running server. `adminUrl` is the superuser's address of database postgres; `urlOf` another database's.
 * `goDown` ends the server for a while: `fast` breaks every connection, `immediate` is a crash that it recovers from.
 */
export interface EmbeddedPostgres {
  port: number;
  adminUrl: string;
  urlOf(database: string, user?: string, password?: string): string;
  goDown(how: "fast" | "immediate"): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Postgres on `folder`; a server left over there is stopped first. Throws Trouble in one sentence. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const folder = usableFolder(options.folder);
  const data = join(folder, "data");
  if (options.port) await requireFree(options.port, "Postgres", "choose another or end that program");
  await makeData(binaries, folder, data);
  await stopLeftover(binaries, data);
  const port = options.port ?? (await freePort());
  await launch(binaries, folder, port, options.durable ?? true);
  const guard = watchOver(binaries, folder, options.temporary ?? false);
  const stop = async () => {
    await endGuard(guard);
    if (options.temporary) rmSync(folder, { recursive: true, force: true });
  };
  const password = readFileSync(join(folder, "password"), "utf8");
  const urlOf = (database: string, user = "postgres", secret = password) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    urlOf,
    adminUrl: urlOf("postgres"),
    goDown: (how) =>
      command(binaries.pgCtl, ["stop", "-D", data, "-m", how, "-w"], "Postgres would not stop"),
    comeBack: () => launch(binaries, folder, port, options.durable ?? true),
    stop,
  };
}

/** Deletes the data of `folder`, wherever it had to be put. The server must be stopped. */
export function deletePostgresData(folder: string): void {
  rmSync(usableFolder(folder), { recursive: true, force: true });
}

/** As root Postgres runs as nobody, who cannot enter a private home: then the data lives outside of it. */
function usableFolder(folder: string): string {
  return isRoot() && !othersMayEnter(folder) ? join(folderOutside(folder), "postgres") : folder;
}

async function makeData(binaries: PostgresBinaries, folder: string, data: string): Promise<void> {
  const versionFile = join(data, "PG_VERSION");
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, "utf8").trim();
    if (found === binaries.major) return;
    throw new Trouble(
      `The data in ${data} is of Postgres ${found}, and this is ${binaries.major}: move it away, or begin anew with "-- --fresh".`,
    );
  }
  rmSync(data, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const password = join(folder, "password");
  writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  if (isRoot()) for (const path of [folder, password]) chownSync(path, NOBODY, NOBODY);
  const flags = [
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
    `--pwfile=${password}`,
  ];
  await command(binaries.initdb, ["-D", data, ...flags], "Postgres could not make its data folder");
}

async function stopLeftover(binaries: PostgresBinaries, data: string): Promise<void> {
  if (!existsSync(join(data, "postmaster.pid"))) return;
  const running = await command(binaries.pgCtl, ["status", "-D", data]).then(
    () => true,
    () => false,
  );
  if (running)
    await command(binaries.pgCtl, ["stop", "-D", data, "-m", "fast", "-w"], "Postgres would not stop");
}

async function launch(
  binaries: PostgresBinaries,
  folder: string,
  port: number,
  durable: boolean,
): Promise<void> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=''",
    "max_connections=200",
    "timezone=UTC",
  ];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
  const log = join(folder, "postgres.log");
  const start = ["start", "-D", join(folder, "data"), "-l", log, "-w", "-t", "60", "-o", flags];
  await command(binaries.pgCtl, start, `Postgres did not start (its words are in ${log})`);
}

/**
 * A shell that stops the server when its input ends: at `stop`, and also when this process is killed outright,
 * so that no server is ever left behind. It is a group of its own: Ctrl-C in the terminal does not reach it.
 */
function watchOver(binaries: PostgresBinaries, folder: string, temporary: boolean): ChildProcess {
  const script = `trap '' INT TERM HUP; cat >/dev/null; "$1" stop -D "$2/data" -m fast -w -t 30 >/dev/null; code=$?
${temporary ? 'rm -rf "$2"' : ""}
exit $code`;
  const guard = spawn("/bin/sh", ["-c", script, "catraca-postgres", binaries.pgCtl, folder], {
    ...asWhom(),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  const input = guard.stdin as unknown as { unref?: () => void } | null;
  input?.unref?.();
  return guard;
}

async function endGuard(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null) return;
  guard.ref();
  const left = new Promise<void>((resolve) => guard.once("exit", () => resolve()));
  guard.stdin?.end();
  await left;
}

async function command(file: string, args: string[], failure = "failed"): Promise<void> {
  try {
    await run(file, args, asWhom());
  } catch (error) {
    const words = (error as { stderr?: string }).stderr?.trim().split("\n")[0];
    throw new Trouble(words ? `${failure}: ${words}` : `${failure}.`);
  }
}

function asWhom(): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  return { cwd: tmpdir(), env, ...(isRoot() ? { uid: NOBODY, gid: NOBODY } : {}) };
}
