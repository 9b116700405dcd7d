// The run behind `expiry` and `flush`: 500 grants that end within a minute, and when the deletes reach AWS.

import { loadavg } from "node:os";
import { jobQueue } from "@/adapters/queue/waker";
import { arrivalsOf, countsOf, firstOf, rateOf } from "@/bench/lifecycle/arrivals";
import { quantile, seconds, table } from "@/bench/lifecycle/figures";
import { type Seeded, seed, whenAllAre } from "@/bench/lifecycle/seed";
import { onStage, type QueueName, type Stage } from "@/bench/lifecycle/stage";
import { seededRandom } from "@/sandbox/aws/random";

const GRANTS = 500;
const OVER_MS = 60_000;
const AHEAD_MS = 8_000;
const PATIENCE_MS = 60_000;
const SIZE = { accounts: 10, permissionSets: 5, people: GRANTS };
const WAKES_AT_ONCE = 25;

/** From a grant's end until its delete reached AWS, over all of them. */
export interface Lateness {
  readonly queue: QueueName;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
  readonly early: number;
  /** Whose delete never came, or which AWS or the ledger still has. */
  readonly lost: number;
  readonly mostInASecond: number;
}

/** Lets the grants end, with something done to the stage after five seconds of it. */
export function measureEnds(
  queue: QueueName,
  meanwhile?: (stage: Stage) => Promise<void>,
): Promise<Lateness> {
  return onStage({ size: SIZE, queue, callsPerSecond: 20, guarded: true }, async (stage) => {
    const beginsAtMs = Date.now() + AHEAD_MS;
    const random = seededRandom("expiry");
    const { people, pairs } = stage.organization;
    const held = Array.from({ length: GRANTS }, (_, n) => {
      const pair = pairs[n % pairs.length];
      const personId = people[n];
      if (!pair || !personId) throw new Error("the organization has pairs and people");
      return { personId, ...pair, endsAt: new Date(beginsAtMs + random.between([0, OVER_MS])) };
    });
    const seeded = await seed(stage, held);
    await wakeAll(stage, seeded);
    const behindMs = Date.now() - beginsAtMs;
    if (behindMs > 0) throw new Error(`The bench itself was ${behindMs} ms late.`);
    await new Promise((resolve) => setTimeout(resolve, 5_000 - behindMs));
    await meanwhile?.(stage);
    await new Promise((resolve) => setTimeout(resolve, OVER_MS - 5_000));
    const isOver = await whenAllAre(stage, ["ended"], PATIENCE_MS);
    return report(stage, queue, seeded, isOver);
  });
}

/** As the approval would have, for each end. */
async function wakeAll({ queueUrl }: Stage, seeded: readonly Seeded[]): Promise<void> {
  const queue = jobQueue(queueUrl, (error) => console.error("the queue is in trouble:", error));
  await queue.isReachable();
  for (let from = 0; from < seeded.length; from += WAKES_AT_ONCE) {
    for (const { assignmentId, endsAt } of seeded.slice(from, from + WAKES_AT_ONCE))
      queue.wake(assignmentId, endsAt);
    await queue.isReachable();
  }
  await queue.close();
}

async function report(
  stage: Stage,
  queue: QueueName,
  seeded: readonly Seeded[],
  isOver: boolean,
): Promise<Lateness> {
  const [record, left] = await Promise.all([stage.aws.record(), stage.aws.assignments()]);
  const first = Math.min(...seeded.map(({ endsAt }) => endsAt.getTime()));
  const arrivals = arrivalsOf(record, first - AHEAD_MS);
  const deletes = firstOf(arrivals, "DeleteAccountAssignment");
  const late = seeded.flatMap(({ key, endsAt }) => {
    const atMs = deletes.get(key);
    return atMs === undefined ? [] : [atMs - endsAt.getTime()];
  });
  const rate = rateOf(arrivals);
  const lateness: Lateness = {
    queue,
    p50Ms: quantile(late, 0.5),
    p99Ms: quantile(late, 0.99),
    mostMs: Math.max(...late),
    early: late.filter((ms) => ms < 0).length,
    lost: seeded.length - late.length + left.length + (isOver ? 0 : 1),
    mostInASecond: rate.most,
  };
  table([
    [`the queue in ${queue}`, "p50", "p99", "most", "early", "lost"],
    [
      `${seeded.length} ends over ${OVER_MS / 1000} s`,
      ...[lateness.p50Ms, lateness.p99Ms, lateness.mostMs].map(seconds),
      lateness.early,
      lateness.lost,
    ],
    ["most calls in a second", rate.most],
    ...countsOf(arrivals).map(([operation, calls]) => [`  ${operation}`, calls] as const),
    ["load of the machine", loadavg()[0]?.toFixed(2) ?? "?"],
  ]);
  return lateness;
}
