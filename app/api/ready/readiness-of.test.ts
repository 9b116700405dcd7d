import { expect, it } from "vitest";
import { ailmentsOf, type WorkerView } from "@/core/health/types";
import { readinessOf } from "./readiness-of";

const worker = (clockOffMs: number) => ({ number: 7, clockOffMs }) as WorkerView;
const answer = (workers: WorkerView[], queue: "up" | "down", postgres: "up" | "down" = "up") =>
  readinessOf({
    postgres,
    schema: postgres === "up" ? "current" : "unknown",
    queue,
    workers,
    ailments: postgres === "up" ? ailmentsOf(workers, queue) : [],
  });

it("is ready when all is well", () => {
  expect(answer([worker(0)], "up")).toMatchObject({ status: 200, body: { status: "ready" } });
});
it("is degraded, and answers 200, without the queue, without a worker, or with a wrong clock, and says which", () => {
  expect(answer([worker(0)], "down")).toMatchObject({
    status: 200,
    body: { status: "degraded", because: ["queue-down"] },
  });
  expect(answer([], "up")).toMatchObject({
    status: 200,
    body: { status: "degraded", because: ["no-worker"] },
  });
  expect(answer([worker(-600_000)], "up")).toMatchObject({
    status: 200,
    body: {
      status: "degraded",
      because: ["worker-clock-off"],
      workers: { seen: 1, clockOff: [{ number: 7, ms: -600_000 }] },
    },
  });
});
it("is down without Postgres, whatever else is well", () => {
  expect(answer([], "up", "down")).toMatchObject({ status: 503, body: { status: "down" } });
});
