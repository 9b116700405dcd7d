// The product as it is run in earnest, on this machine, with everything between its parts in our hands: two portals
// behind a balancer and two workers, each reaching Postgres, the queue and AWS through proxies of its own.

import { join } from "node:path";
import { buildWhenStale, keepInUse } from "@/scripts/build/build";
import { freePort } from "@/scripts/embedded/port";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/embedded/postgres";
import { type EmbeddedRedis, startRedis } from "@/scripts/embedded/redis";
import { type DatabaseUrls, prepareDatabase } from "@/scripts/embedded/roles";
import { type Child, describeDeath } from "@/scripts/stack/child";
import { environmentOf } from "@/scripts/stack/environment";
import { applyRules, migrateDatabase, type Parts, startIdp, startSandbox } from "@/scripts/stack/parts";
import type { Progress } from "@/scripts/stack/progress";
import { readSettings } from "@/scripts/stack/settings";
import { Trouble } from "@/scripts/trouble";
import { withOwner } from "./ledger";
import { type Dependency, Member } from "./member";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy";
import { putUpWitness } from "./witness";

/** Calls a second that the product keeps to in a run; AWS allows 20. */
export const CALLS_PER_SECOND = 15;

/** What to start. */
export interface ChaosOptions {
  dir: string;
  seed: string;
  queue: "redis" | "postgres";
  progress: Progress;
}

/** What runs. */
export interface ChaosStack {
  /** The portals' common address. */
  baseUrl: string;
  sandboxUrl: string;
  ownerUrl: string;
  webs: readonly Member[];
  workers: readonly Member[];
  postgres: EmbeddedPostgres;
  /** Undefined where the queue is in Postgres. */
  redis: { url: string; kill(): Promise<void>; comeBack(): Promise<void> } | undefined;
  /** Resolves when a part that no fault touches has ended by itself. */
  died: Promise<Trouble>;
  stop(): Promise<void>;
}

/** Starts everything and waits until it is ready. Whatever fails, nothing is left running. */
export async function startChaosStack(options: ChaosOptions): Promise<ChaosStack> {
  const started = new Started();
  try {
    return await start(options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** What has to be ended, the last first. */
class Started {
  private readonly ends: (() => Promise<unknown>)[] = [];
  private stopping?: Promise<void>;
  private report: (trouble: Trouble) => void = () => undefined;
  readonly died = new Promise<Trouble>((resolve) => {
    this.report = resolve;
  });

  onStop(end: () => Promise<unknown>): void {
    this.ends.push(end);
  }

  readonly watch = (child: Child): Child => {
    this.onStop(() => child.stop(5_000));
    void child.ended.then(({ wanted }) => wanted || this.report(new Trouble(describeDeath(child))));
    return child;
  };

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      for (const end of this.ends.reverse()) await end().catch(() => undefined);
    })();
    return this.stopping;
  }
}

async function start({ dir, seed, queue, progress }: ChaosOptions, started: Started): Promise<ChaosStack> {
  const settings = readSettings(dir);
  const build = await progress("The portal and the worker, built", buildWhenStale);
  keepInUse(build.folder);
  const postgres = await progress("Postgres", () =>
    startPostgres({ folder: join(dir, "postgres"), temporary: true }),
  );
  started.onStop(() => postgres.stop());
  const urls = await prepareDatabase(postgres, "catraca", {
    owner: settings.ownerPassword,
    runtime: settings.runtimePassword,
  });
  const redis = queue === "redis" ? await progress("Redis", () => redisThatDies(started)) : undefined;
  const flags = ["--no-activity", "--signature-age", "--seed", seed];
  const sandbox = await progress("The AWS sandbox", () => startSandbox(dir, settings, started.watch, flags));
  const webs: Member[] = [];
  const front = await proxy(started, balanced(webs));
  const baseUrl = `http://localhost:${front.port}`;
  const idp = await progress("The identity provider", () => startIdp(dir, settings, baseUrl, started.watch));
  const places = {
    baseUrl,
    port: 0,
    databaseUrl: urls.databaseUrl,
    queueUrl: redis?.url ?? urls.databaseUrl,
    sandboxUrl: sandbox.url,
    idpMetadataFile: idp.metadataFile,
    settings,
  };
  const env = { ...environmentOf(places), AWS_CALLS_PER_SECOND: String(CALLS_PER_SECOND) };
  const parts: Parts = { dir, mode: "start", build: build.folder, env };
  await progress("The database's schema and the demo's rules", () => prepare(parts, urls));
  webs.push(await member(started, "portal-1", parts), await member(started, "portal-2", parts));
  const workers = [await member(started, "worker-1", parts), await member(started, "worker-2", parts)];
  await progress("Two portals and two workers", async () => {
    for (const each of [...webs, ...workers]) each.start();
    await Promise.all([...webs, ...workers].map((each) => each.whenReady()));
  });
  return {
    baseUrl,
    sandboxUrl: sandbox.url,
    ownerUrl: urls.ownerUrl,
    webs,
    workers,
    postgres,
    redis,
    died: started.died,
    stop: () => started.stop(),
  };
}

async function prepare(parts: Parts, { ownerUrl }: DatabaseUrls): Promise<void> {
  await migrateDatabase(parts, ownerUrl);
  await withOwner(ownerUrl, async (owner) => {
    await owner.query("UPDATE installation SET mode = 'granting'");
    await putUpWitness(owner);
  });
  await applyRules(parts);
}

async function proxy(started: Started, upstreamPort: () => number | undefined): Promise<TcpProxy> {
  const made = await startTcpProxy(upstreamPort);
  started.onStop(() => made.close());
  return made;
}

/** One after the other of those that are up. */
function balanced(webs: readonly Member[]): () => number | undefined {
  let turn = 0;
  return () => {
    const up = webs.filter(({ isUp }) => isUp);
    turn += 1;
    return up[turn % up.length]?.port;
  };
}

/** A process with proxies of its own in place of the addresses in `env`. */
async function member(started: Started, name: string, parts: Parts): Promise<Member> {
  const { env } = parts;
  const through = async (variable: string): Promise<[TcpProxy, string]> => {
    const url = new URL(env[variable] ?? "");
    const port = Number(url.port);
    const made = await proxy(started, () => port);
    url.port = String(made.port);
    return [made, url.href.replace(/\/$/, "")];
  };
  const [postgres, DATABASE_URL] = await through("DATABASE_URL");
  const [queue, QUEUE_URL] = await through("QUEUE_URL");
  const [aws, AWS_ENDPOINT_URL] = await through("AWS_ENDPOINT_URL");
  const port = name.startsWith("portal") ? await freePort() : undefined;
  const own = { ...env, DATABASE_URL, QUEUE_URL, AWS_ENDPOINT_URL, PORT: String(port ?? 0) };
  const proxies: Record<Dependency, TcpProxy> = { postgres, queue, aws };
  const made = new Member({ name, parts: { ...parts, env: own }, proxies, ...(port ? { port } : {}) });
  started.onStop(() => made.kill());
  return made;
}

/** A Redis that can be killed, data and all, and comes back empty where it was. */
async function redisThatDies(started: Started): Promise<NonNullable<ChaosStack["redis"]>> {
  let redis: EmbeddedRedis | undefined = await startRedis();
  const { url } = redis;
  const kill = async () => {
    await redis?.stop();
    redis = undefined;
  };
  started.onStop(kill);
  return {
    url,
    kill,
    async comeBack() {
      redis ??= await startRedis(Number(new URL(url).port));
    },
  };
}
