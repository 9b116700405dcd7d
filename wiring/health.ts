// How the installation is, asked of its parts.
import type { PrismaClient } from "@/adapters/postgres/client";
import { type DatabaseReadiness, databaseReadiness } from "@/adapters/postgres/readiness";
import type { JobQueue } from "@/adapters/queue/waker";
import type { WorkerRegister } from "@/core/health/ports";
import { type Ailment, ailmentsOf, WORKER_SEEN_MS, type WorkerView } from "@/core/health/types";
import { newestMigration } from "./newest-migration";

interface HealthParts {
  readonly prisma: PrismaClient;
  readonly queue: Pick<JobQueue, "isReachable">;
  readonly register: WorkerRegister;
}

export interface Health extends DatabaseReadiness {
  readonly queue: "up" | "down";
  /** Seen lately. Empty where Postgres or the schema cannot tell: then nobody knows. */
  readonly workers: readonly WorkerView[];
  /** What keeps a sound database from being all that is needed. */
  readonly ailments: readonly Ailment[];
}

/** Asks all parts at once; never throws because one of them is away. */
export async function health({ prisma, queue, register }: HealthParts): Promise<Health> {
  const [database, isReachable] = await Promise.all([
    databaseReadiness(prisma, newestMigration),
    queue.isReachable(),
  ]);
  const queueState = isReachable ? "up" : "down";
  const isSound = database.postgres === "up" && database.schema === "current";
  const workers = isSound ? await register.seen(WORKER_SEEN_MS) : [];
  return {
    ...database,
    queue: queueState,
    workers,
    ailments: isSound ? ailmentsOf(workers, queueState) : [],
  };
}
