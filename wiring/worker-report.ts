// The worker reports itself, and says aloud when its own clock is wrong.
import type { PrismaClient } from "@/adapters/postgres/client";
import { workerRegister } from "@/adapters/postgres/worker-register";
import { reportIn } from "@/core/health/report-in";
import { isClockOff } from "@/core/health/types";
import { log } from "./log";

const SAY_AGAIN_MS = 60_000;

/** Reports once at each call. Its clock decides nothing: it goes on ending whatever it shows. */
export function workerReport(prisma: PrismaClient, worker: number): () => Promise<void> {
  const register = workerRegister(prisma);
  let saidAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const clockOffMs = await reportIn({ register, ownClockMs: Date.now }, worker);
    if (!isClockOff({ clockOffMs }) || performance.now() - saidAtMs < SAY_AGAIN_MS) return;
    saidAtMs = performance.now();
    log().error({ worker, clockOffMs }, "this machine's clock is wrong; access ends by Postgres's");
  };
}
