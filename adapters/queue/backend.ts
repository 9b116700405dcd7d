// BullMQ on Redis (redis://…) or on Postgres (postgres://…): one factory, chosen by the address.
import {
  createPostgresBackend,
  type Processor,
  Queue as RedisQueue,
  Worker as RedisWorker,
  withBackend,
} from "bullmq";
import { Redis } from "ioredis";
import { QUEUE_SCHEMA } from "./migrate";

const onPostgres = withBackend(createPostgresBackend);

/** The one queue that Catraca has. */
const NAME = "catraca";
/** Finished jobs are worth nothing: Postgres knows everything. */
const kept = { removeOnComplete: true, removeOnFail: { count: 100 } };

/** A queue to add to, and how to let go of its connection once it is closed. On Redis it fails at once while Redis is away, rather than waiting for it. */
export function openQueue(queueUrl: string) {
  if (isRedis(queueUrl)) {
    const connection = redis(queueUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
    const queue = new RedisQueue(NAME, { connection, defaultJobOptions: kept });
    return { queue, release: () => connection.disconnect() };
  }
  const connection = { connectionString: queueUrl, schema: QUEUE_SCHEMA, max: 2 };
  const queue = new onPostgres.Queue(NAME, { connection, defaultJobOptions: kept });
  return { queue, release: () => undefined };
}

/** A worker that has not begun (`waitUntilReady`, then `run`), and how to let go of its connection once it is closed. */
export function openWorker(queueUrl: string, processor: Processor, concurrency: number) {
  const common = { concurrency, autorun: false, lockDuration: 60_000 };
  if (isRedis(queueUrl)) {
    const connection = redis(queueUrl, { maxRetriesPerRequest: null });
    const worker = new RedisWorker(NAME, processor, { ...common, connection });
    return { worker, release: () => connection.disconnect() };
  }
  const connection = { connectionString: queueUrl, schema: QUEUE_SCHEMA, max: 3 };
  return {
    worker: new onPostgres.Worker(NAME, processor, { ...common, connection }),
    release: () => undefined,
  };
}

function isRedis(queueUrl: string): boolean {
  return queueUrl.startsWith("redis");
}

/** BullMQ reports this connection's errors through the queue or worker; unheard they would end the process. */
function redis(
  url: string,
  options: { maxRetriesPerRequest: number | null; enableOfflineQueue?: boolean },
): Redis {
  const connection = new Redis(url, {
    ...options,
    connectTimeout: 2_000,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
  });
  connection.on("error", () => undefined);
  return connection;
}
