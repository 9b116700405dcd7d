// What is answered to whoever asks whether the portal is ready.
import { type Ailment, isClockOff, type WorkerView } from "@/core/health/types";

interface Health {
  readonly postgres: "up" | "down";
  readonly schema: "current" | "behind" | "unknown";
  readonly queue: "up" | "down";
  readonly workers: readonly WorkerView[];
  readonly ailments: readonly Ailment[];
}

/** The HTTP status, and the words. */
export function readinessOf({ postgres, schema, queue, workers, ailments }: Health) {
  const isSound = postgres === "up" && schema === "current";
  const status = !isSound ? "down" : ailments.length === 0 ? "ready" : "degraded";
  return {
    status: isSound ? 200 : 503,
    body: {
      status,
      ...(ailments.length > 0 ? { because: ailments } : {}),
      postgres,
      schema,
      queue,
      workers: {
        seen: workers.length,
        clockOff: workers.filter(isClockOff).map(({ number, clockOffMs }) => ({ number, ms: clockOffMs })),
      },
    },
  };
}
