// The whole product on this machine: Postgres, the AWS sandbox, an identity provider, the portal, the worker.
// The demo, its check, the end-to-end tests and the page weights all start the same one.

import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { demoPeople } from "@/sandbox/idp/demo-people";
import { buildWhenStale, keepInUse } from "@/scripts/build/build";
import { freePort, requireFree } from "@/scripts/embedded/port";
import { deletePostgresData, type EmbeddedPostgres, startPostgres } from "@/scripts/embedded/postgres";
import { prepareDatabase } from "@/scripts/embedded/roles";
import { type Child, describeDeath } from "@/scripts/stack/child";
import { environmentOf, type Places } from "@/scripts/stack/environment";
import { claim } from "@/scripts/stack/lock";
import {
  applyRules,
  migrateDatabase,
  startIdp,
  startSandbox,
  startWeb,
  startWorker,
} from "@/scripts/stack/parts";
import { type Progress, silent } from "@/scripts/stack/progress";
import { readSettings, type Settings, writeSettings } from "@/scripts/stack/settings";
import { Trouble } from "@/scripts/trouble";

/** How to start. */
export interface StackOptions {
  /** where data, secrets and logs are kept */
  dir: string;
  /** the portal's port; absent: any free one */
  port?: number;
  /** begin with no data */
  fresh?: boolean;
  /** keep the queue on this Redis; absent: in the embedded Postgres */
  redisUrl?: string;
  /** `start`: the built product; `dev`: from the sources, with hot reload */
  mode?: "start" | "dev";
  /** false: data may be lost with the machine; quicker, for tests */
  durable?: boolean;
  progress?: Progress;
}

/** What runs. */
export interface Stack {
  baseUrl: string;
  people: typeof demoPeople;
  urls: { sandbox: string; identityProvider: string; database: string; owner: string; queue: string };
  /** Ends the worker in good order and starts it again. */
  restartWorker(): Promise<void>;
  /** Ends the worker as a crash would. */
  killWorker(): Promise<void>;
  /** Resolves with one sentence when a part has ended by itself. */
  died: Promise<Trouble>;
  /** Ends everything: portal, worker, identity provider, sandbox, Postgres last. */
  stop(): Promise<void>;
}

/** Starts everything and waits until it is ready to serve. Whatever fails, nothing is left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dir = resolve(options.dir);
  const port = options.port ?? (await freePort());
  const baseUrl = `http://localhost:${port}`;
  const started = new Started(claim(dir, baseUrl));
  try {
    await requireFree(port, "the portal", 'choose another one with "-- --port N"');
    return await start({ ...options, dir, port, baseUrl }, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** What has been started so far, to be ended in the reverse of the order that matters. */
class Started {
  postgres?: EmbeddedPostgres;
  children: { sandbox?: Child; idp?: Child; worker?: Child; web?: Child } = {};
  private stopping?: Promise<void>;
  private reportDeath: (trouble: Trouble) => void = () => undefined;
  readonly died = new Promise<Trouble>((resolveDeath) => {
    this.reportDeath = resolveDeath;
  });

  constructor(private readonly release: () => void) {}

  /** Remembers a child, and reports it should it end by itself. */
  watch(part: keyof Started["children"], child: Child): Child {
    this.children[part] = child;
    void child.ended.then(({ wanted }) => {
      if (!wanted && !this.stopping) this.reportDeath(new Trouble(describeDeath(child)));
    });
    return child;
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    const { web, worker, idp, sandbox } = this.children;
    await web?.stop(10_000);
    await worker?.stop(35_000);
    await Promise.all([idp?.stop(5_000), sandbox?.stop(5_000)]);
    await this.postgres?.stop();
    this.release();
  }
}

type Ready = StackOptions & { dir: string; port: number; baseUrl: string };

async function start(options: Ready, started: Started): Promise<Stack> {
  const { dir, baseUrl, mode = "start", progress = silent } = options;
  if (options.fresh) forget(dir);
  const settings = readSettings(dir);
  writeSettings(dir, settings);
  const [build, database, sandbox, idp] = await allDone([
    mode === "dev" ? undefined : progress("The portal and the worker, built", buildWhenStale),
    progress("Postgres", () => startDatabase(options, settings, started)),
    progress("The AWS sandbox", () =>
      startSandbox(dir, settings, (child) => started.watch("sandbox", child)),
    ),
    progress("The identity provider", () =>
      startIdp(dir, settings, baseUrl, (child) => started.watch("idp", child)),
    ),
  ]);
  if (build) keepInUse(build.folder);
  settings.ports = { postgres: database.port, sandbox: sandbox.port, idp: idp.port };
  writeSettings(dir, settings);
  const places: Places = {
    baseUrl,
    port: options.port,
    databaseUrl: database.databaseUrl,
    queueUrl: options.redisUrl ?? database.databaseUrl,
    sandboxUrl: sandbox.url,
    idpMetadataFile: idp.metadataFile,
    settings,
  };
  const env = environmentOf(places);
  const parts = { dir, mode, build: build?.folder, env };
  await progress("The database's schema", () => migrateDatabase(parts, database.ownerUrl));
  const runWorker = () => startWorker(parts, (child) => started.watch("worker", child));
  await allDone([
    progress("The portal", () => startWeb(parts, baseUrl, (child) => started.watch("web", child))),
    progress("The demo's rules", () => applyRules(parts)).then(() => progress("The worker", runWorker)),
  ]);
  return {
    baseUrl,
    people: demoPeople,
    urls: {
      sandbox: sandbox.url,
      identityProvider: idp.url,
      database: database.databaseUrl,
      owner: database.ownerUrl,
      queue: places.queueUrl,
    },
    async restartWorker() {
      await started.children.worker?.stop(35_000);
      await runWorker();
    },
    async killWorker() {
      await started.children.worker?.kill();
    },
    died: started.died,
    stop: () => started.stop(),
  };
}

/** Like Promise.all, but waits for every part also when one fails, so that each can be ended. */
async function allDone<Parts extends readonly unknown[]>(parts: [...Parts]) {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

async function startDatabase({ dir, durable = true }: Ready, settings: Settings, started: Started) {
  const port = await freePort(settings.ports.postgres);
  const postgres = await startPostgres({ folder: join(dir, "postgres"), port, durable });
  started.postgres = postgres;
  const passwords = { owner: settings.ownerPassword, runtime: settings.runtimePassword };
  return { port, ...(await prepareDatabase(postgres, "catraca", passwords)) };
}

/** Deletes all data of `dir` but the claim on it. */
function forget(dir: string): void {
  deletePostgresData(join(dir, "postgres"));
  for (const name of ["sandbox.json", "idp", "logs", "settings.json", "idp-metadata.xml"]) {
    rmSync(join(dir, name), { recursive: true, force: true });
  }
}
