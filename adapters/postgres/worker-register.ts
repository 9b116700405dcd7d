// The workers that run, in Postgres.
import type { WorkerRegister } from "@/core/health/ports";
import type { WorkerView } from "@/core/health/types";
import { clock, type PrismaClient } from "./client";

type Row = Omit<WorkerView, "clockOffMs"> & { readonly clockOffMs: bigint };

export function workerRegister(prisma: PrismaClient): WorkerRegister {
  return {
    now: () => clock(prisma),
    async report(number, clockOffMs) {
      await prisma.$executeRaw`
        INSERT INTO worker_process (number, clock_off_ms) VALUES (${number}, ${clockOffMs})
        ON CONFLICT (number) DO UPDATE SET seen_at = catraca_now(), clock_off_ms = excluded.clock_off_ms`;
      await prisma.$executeRaw`
        DELETE FROM worker_process WHERE seen_at < (SELECT catraca_now()) - interval '1 day'`;
    },
    async seen(withinMs) {
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT number, started_at AS "startedAt", seen_at AS "seenAt", clock_off_ms AS "clockOffMs"
        FROM worker_process
        WHERE seen_at > (SELECT catraca_now()) - make_interval(secs => ${withinMs / 1000}::float8)
        ORDER BY started_at, number`;
      return rows.map((row) => ({ ...row, clockOffMs: Number(row.clockOffMs) }));
    },
  };
}
