// What the lifecycle's benches run: Postgres, the queue, the sandbox as a process of its own, and built workers.

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/adapters/postgres/client";
import { ruleStore } from "@/adapters/postgres/rule-store";
import { type Organization, organizationOf, type Size } from "@/bench/lifecycle/organization";
import { startBenchSandbox } from "@/bench/lifecycle/sandbox";
import { bundle } from "@/scripts/build/bundle";
import { withOwner } from "@/scripts/chaos/ledger";
import { SandboxControl } from "@/scripts/chaos/sandbox";
import { Started } from "@/scripts/chaos/started";
import { startPostgres } from "@/scripts/embedded/postgres";
import { startRedis } from "@/scripts/embedded/redis";
import { type DatabaseUrls, prepareDatabase } from "@/scripts/embedded/roles";
import { environmentOf } from "@/scripts/stack/environment";
import { migrateDatabase, type Parts, startWorker } from "@/scripts/stack/parts";
import { printed } from "@/scripts/stack/progress";
import { readSettings } from "@/scripts/stack/settings";
import { Trouble } from "@/scripts/trouble";

export type QueueName = "redis" | "postgres";

/** What to start. */
export interface StageOptions {
  size: Size;
  queue: QueueName;
  /** Calls a second to IAM Identity Center. */
  callsPerSecond: number;
  /** Whether the worker writes session guards. */
  guarded: boolean;
  workers?: number;
}

/** What runs. */
export interface Stage {
  readonly organization: Organization;
  readonly aws: SandboxControl;
  readonly sandboxUrl: string;
  readonly ownerUrl: string;
  readonly databaseUrl: string;
  readonly queueUrl: string;
  /** What a portal would be started with. */
  readonly env: NodeJS.ProcessEnv;
}

const READY_MS = 120_000;

/** Starts everything, waits until the worker has read the organization, works on it, and leaves nothing behind. */
export async function onStage<T>(options: StageOptions, work: (stage: Stage) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "catraca-bench-"));
  chmodSync(dir, 0o755); // as root Postgres runs as somebody else, who must be able to enter
  const started = new Started();
  const stop = () => started.stop();
  const leave = () => void stop().then(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, leave);
  let isDone = false;
  try {
    const stage = await start(dir, options, started);
    const died = started.died.then((trouble) => Promise.reject(trouble));
    const result = await Promise.race([work(stage), died]);
    isDone = true;
    return result;
  } finally {
    await stop();
    if (isDone) rmSync(dir, { recursive: true, force: true });
    else console.error(`Logs are kept in ${join(dir, "logs")}.`);
  }
}

async function start(dir: string, options: StageOptions, started: Started): Promise<Stage> {
  const settings = readSettings(dir);
  const build = join(dir, "build");
  await printed("The worker, built", () => bundle(build));
  const urls = await printed("Postgres", () => startDatabase(dir, settings, started));
  const queueUrl =
    options.queue === "redis" ? await printed("Redis", () => redisUrl(started)) : urls.databaseUrl;
  const sandbox = await printed("The AWS sandbox", () => startBenchSandbox(dir, options.size, started.watch));
  const env = {
    ...environmentOf({
      baseUrl: "http://localhost:1",
      port: 0,
      databaseUrl: urls.databaseUrl,
      queueUrl,
      sandboxUrl: sandbox.url,
      idpMetadataFile: "none",
      settings,
    }),
    AWS_CALLS_PER_SECOND: String(options.callsPerSecond),
    ACTIVITY_EVERY_SECONDS: "60",
    ...(options.guarded ? {} : { GUARD_ROLE_NAME: "" }),
  };
  const parts: Parts = { dir, mode: "start", build, env };
  await printed("The database's schema", () => migrateDatabase(parts, urls.ownerUrl));
  const organization = organizationOf(options.size);
  await printed("The workers, and the organization read", async () => {
    for (let number = 1; number <= (options.workers ?? 1); number += 1)
      await startWorker(parts, started.watch, `worker-${number}`);
    await whenRead(urls.ownerUrl, organization);
    await apply(urls, organization);
  });
  const aws = new SandboxControl(sandbox.url);
  return { organization, aws, sandboxUrl: sandbox.url, ...urls, queueUrl, env };
}

async function startDatabase(dir: string, settings: ReturnType<typeof readSettings>, started: Started) {
  const postgres = await startPostgres({ folder: join(dir, "postgres"), temporary: true });
  started.onStop(() => postgres.stop());
  const passwords = { owner: settings.ownerPassword, runtime: settings.runtimePassword };
  return prepareDatabase(postgres, "catraca", passwords);
}

async function redisUrl(started: Started): Promise<string> {
  const redis = await startRedis();
  started.onStop(() => redis.stop());
  return redis.url;
}

/** The worker reads the organization and takes stock of AWS by itself; from then on it gives access. */
async function whenRead(ownerUrl: string, { people, pairs }: Organization): Promise<void> {
  const until = performance.now() + READY_MS;
  for (;;) {
    const isRead = await withOwner(ownerUrl, async (owner) => {
      const { rows } = await owner.query(
        `SELECT (SELECT count(*)::int FROM person) = $1
           AND (SELECT count(*)::int FROM account, permission_set WHERE NOT is_management) = $2
           AND (SELECT mode = 'granting' FROM installation) AS "isRead"`,
        [people.length, pairs.length],
      );
      return rows[0].isRead;
    });
    if (isRead) return;
    if (performance.now() > until)
      throw new Trouble("The worker did not read the organization in two minutes.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function apply({ databaseUrl }: DatabaseUrls, { rules }: Organization): Promise<void> {
  const prisma = connect(databaseUrl, 1);
  await ruleStore(prisma).replaceRuleBook(rules);
  await prisma.$disconnect();
}
