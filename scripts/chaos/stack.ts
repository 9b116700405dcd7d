// The product as it is run in earnest, on this machine, with everything between its parts in our hands: two portals
// behind a balancer and two workers, each reaching Postgres, the queue and AWS through proxies of its own.

import { join } from "node:path";
import { buildWhenStale, keepInUse } from "@/scripts/build/build";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/embedded/postgres";
import { type DatabaseUrls, prepareDatabase } from "@/scripts/embedded/roles";
import { environmentOf } from "@/scripts/stack/environment";
import { applyRules, migrateDatabase, type Parts, startIdp, startSandbox } from "@/scripts/stack/parts";
import type { Progress } from "@/scripts/stack/progress";
import { readSettings } from "@/scripts/stack/settings";
import type { Trouble } from "@/scripts/trouble";
import { withOwner } from "./ledger";
import type { Member } from "./member";
import { type MortalRedis, startMortalRedis } from "./mortal-redis";
import { balanced, member, proxy } from "./network";
import { Started } from "./started";
import { putUpWitness } from "./witness";

/** Calls a second that the product keeps to in a run; AWS allows 20. */
const CALLS_PER_SECOND = 15;

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
  redis: MortalRedis | undefined;
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
  const redis = queue === "redis" ? await progress("Redis", () => startMortalRedis(started)) : undefined;
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
