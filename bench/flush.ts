// The same as `expiry`, with the queue wiped at second five: Postgres knows what is due, and the sweep finds it.

import { Redis } from "ioredis";
import { QUEUE_SCHEMA } from "@/adapters/queue/migrate";
import type { Bench } from "@/bench/bench";
import { type Lateness, measureEnds } from "@/bench/lifecycle/ends";
import { answerOf, queuesOf } from "@/bench/lifecycle/queue-flag";
import type { Stage } from "@/bench/lifecycle/stage";
import { withOwner } from "@/scripts/chaos/ledger";

/** The bench `flush`. */
export const bench: Bench = {
  about: "as expiry, the queue wiped at second 5: all end, p99 ≤ 6 s [--queue redis|postgres]",
  async run(flags) {
    const runs: Lateness[] = [];
    for (const queue of queuesOf(flags)) runs.push(await measureEnds(queue, wipe));
    return answerOf(runs, { p50Ms: Number.POSITIVE_INFINITY, ratio: 2 });
  },
};

async function wipe({ queueUrl, ownerUrl }: Stage): Promise<void> {
  const jobs = queueUrl.startsWith("redis") ? await flushRedis(queueUrl) : await truncateTables(ownerUrl);
  if (jobs === 0) throw new Error("There was nothing to wipe: the bench would prove nothing.");
  console.log(`  the queue was wiped: ${jobs}`);
}

async function flushRedis(queueUrl: string): Promise<number> {
  const redis = new Redis(queueUrl);
  const delayed = await redis.zcard("bull:catraca:delayed");
  await redis.flushall();
  redis.disconnect();
  return delayed;
}

function truncateTables(ownerUrl: string): Promise<number> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = $1 AND tablename NOT LIKE '%migration%'`,
      [QUEUE_SCHEMA],
    );
    const names = rows.map(({ name }) => name);
    const counts = await Promise.all(
      names.map((name) => owner.query(`SELECT count(*)::int AS n FROM ${name}`)),
    );
    await owner.query(`TRUNCATE ${names.join(", ")}`);
    return counts.reduce((sum, count) => sum + count.rows[0].n, 0);
  });
}
