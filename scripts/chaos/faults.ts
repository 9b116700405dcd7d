// Making a planned fault: begins it, and says how it ends.

import { Redis } from "ioredis";
import { awsFaultsOf } from "./aws-faults";
import type { PlannedFault } from "./fault-plan";
import { withOwner } from "./ledger";
import type { Dependency, Member } from "./member";
import type { SandboxControl } from "./sandbox";
import type { ChaosStack } from "./stack";
import type { ProxyState } from "./tcp-proxy";

const CLOCK_OFF_MS = 10 * 60_000;

/** A fault that has begun: whom it struck, and how it is made good. */
export interface Begun {
  name: string;
  end(): Promise<unknown>;
}

/** Begins a fault. */
export async function begin(fault: PlannedFault, stack: ChaosStack, aws: SandboxControl): Promise<Begun> {
  const { kind } = fault;
  const { webs, workers, postgres, redis } = stack;
  const worker = pick(workers, fault.victim);
  const anyone = pick([...workers, ...workers, ...webs], fault.victim);
  switch (kind) {
    case "kill worker":
      return killed(worker);
    case "kill web":
      return killed(pick(webs, fault.victim));
    case "freeze worker":
      worker.freeze();
      return { name: `${worker.name} frozen`, end: async () => worker.thaw() };
    case "clock ahead":
      return withClock(worker, CLOCK_OFF_MS, "ahead");
    case "clock behind":
      return withClock(worker, -CLOCK_OFF_MS, "behind");
    case "flush queue":
      await (redis ? flushRedis(redis.url) : truncateQueue(stack.ownerUrl));
      return { name: "queue flushed", end: async () => undefined };
    case "queue down":
      return closed([...webs, ...workers], "queue", "refusing", "queue down");
    case "redis killed":
      await redis?.kill();
      return { name: "redis killed, data and all", end: async () => redis?.comeBack() };
    case "postgres restarted":
    case "postgres crashed":
      await postgres.goDown(kind === "postgres crashed" ? "immediate" : "fast");
      return { name: kind, end: () => postgres.comeBack() };
    case "cut everything":
      for (const each of [...webs, ...workers]) for (const one of Object.values(each.proxies)) one.cut();
      return { name: "every connection cut", end: async () => undefined };
    case "cut one":
      for (const one of Object.values(anyone.proxies)) one.cut();
      return { name: `every connection of ${anyone.name} cut`, end: async () => undefined };
    case "stall postgres":
      return closed([anyone], "postgres", "stalled", `stall between ${anyone.name} and postgres`);
    case "stall aws":
      return closed([worker], "aws", "stalled", `stall between ${worker.name} and aws`);
    case "one without postgres":
      return closed([anyone], "postgres", "refusing", `${anyone.name} without postgres`);
    case "one without aws":
      return closed([worker], "aws", "refusing", `${worker.name} without aws`);
    default:
      return { name: kind, end: await aws.lay(...awsFaultsOf(fault)) };
  }
}

async function killed(member: Member): Promise<Begun> {
  await member.kill();
  return { name: `${member.name} killed`, end: async () => member.start() };
}

/** A machine whose clock is wrong when it starts, and right again when it starts the next time. */
async function withClock(member: Member, shiftMs: number, word: string): Promise<Begun> {
  await member.kill();
  member.start(shiftMs);
  const end = async () => {
    await member.kill();
    member.start();
  };
  return { name: `${member.name} with its clock 10 min ${word}`, end };
}

async function closed(
  members: readonly Member[],
  dependency: Dependency,
  state: ProxyState,
  name: string,
): Promise<Begun> {
  for (const { proxies } of members) proxies[dependency].set(state);
  const end = async () => {
    for (const { proxies } of members) proxies[dependency].set("open");
  };
  return { name, end };
}

async function flushRedis(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null, lazyConnect: true });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.flushall();
  } catch {
    // Another fault has it down: there is nothing left to flush.
  } finally {
    redis.disconnect();
  }
}

async function truncateQueue(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    if (rows.length > 0) await owner.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")}`);
  }).catch(() => undefined); // another fault has Postgres down
}

function pick(members: readonly Member[], number: number): Member {
  const member = members[number % members.length];
  if (!member) throw new Error("there is nobody to strike");
  return member;
}
