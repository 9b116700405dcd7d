// The same contract on both backends, so that neither behaves otherwise.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AssignmentId } from "@/core/ids";
import { createTestDatabase, type TestDatabase, testRedisUrl } from "@/scripts/testing/database";
import { type JobWorker, startJobWorker } from "./job-worker";
import type { JobHandlers } from "./jobs";
import { type JobQueue, jobQueue } from "./waker";

const backends = ["postgres", "redis"] as const;

describe.each(backends)("the queue on %s", (backend) => {
  let database: TestDatabase | undefined;
  let queue: JobQueue;
  let worker: JobWorker | undefined;
  let url: string;
  const troubles: unknown[] = [];

  beforeEach(async () => {
    troubles.length = 0;
    database = await createTestDatabase();
    url = backend === "postgres" ? database.queueUrl : testRedisUrl();
    queue = jobQueue(url, (error) => troubles.push(error));
    await expect.poll(() => queue.isReachable()).toBe(true);
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
    await queue.close();
    await database?.drop();
  });

  function work(change: Partial<JobHandlers>) {
    const idle = async () => undefined;
    const handlers = {
      "settle-assignment": idle,
      "collect-activity": idle,
      "sync-directory": idle,
      ...change,
    };
    worker = startJobWorker(url, handlers, (error) => troubles.push(error));
  }

  it("wakes at the instant, not before, and again for the same assignment", async () => {
    const woken: Array<{ id: string; at: number }> = [];
    work({ "settle-assignment": async ({ assignmentId: id }) => void woken.push({ id, at: Date.now() }) });
    const [soon, later] = [Date.now() + 150, Date.now() + 700];
    queue.wake("a" as AssignmentId, new Date(later));
    queue.wake("a" as AssignmentId, new Date(soon));
    await expect.poll(() => woken.length, { timeout: 8_000 }).toBe(2);
    expect(woken.map(({ id }) => id)).toEqual(["a", "a"]);
    expect(woken[0]?.at).toBeGreaterThanOrEqual(soon - 5);
    expect(woken[1]?.at).toBeGreaterThanOrEqual(later - 5);
    expect(troubles).toEqual([]);
  });

  it("runs what is scheduled again and again, and puts a schedule up only once", async () => {
    let runs = 0;
    work({
      "collect-activity": async () => {
        runs += 1;
      },
    });
    for (let times = 0; times < 3; times += 1)
      await queue.keepSchedules({ "collect-activity": { everySeconds: 1 } });
    await expect.poll(() => runs, { timeout: 8_000 }).toBeGreaterThanOrEqual(2);
    expect(runs).toBeLessThan(6);
  });

  it("waits for a running job when it is closed", async () => {
    let finished = false;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    work({
      "settle-assignment": async () => {
        begin();
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished = true;
      },
    });
    queue.wake("b" as AssignmentId, new Date());
    await begun;
    await worker?.close();
    worker = undefined;
    expect(finished).toBe(true);
  });

  it("reports a job that breaks, and goes on", async () => {
    let calls = 0;
    work({
      "settle-assignment": async () => {
        calls += 1;
        if (calls === 1) throw new Error("broken");
      },
    });
    queue.wake("c" as AssignmentId, new Date());
    await expect.poll(() => calls).toBe(1);
    queue.wake("c" as AssignmentId, new Date());
    await expect.poll(() => calls).toBe(2);
    expect(troubles.map(String)).toEqual(["Error: broken"]);
  });
});

describe.each([["redis://127.0.0.1:1"], ["postgres://nobody:x@127.0.0.1:1/none"]])(
  "a queue that is away (%s)",
  (url) => {
    it("is said to be unreachable, and costs a wake-up a second at the most", async () => {
      const troubles: unknown[] = [];
      const queue = jobQueue(url, (error) => troubles.push(error));
      const began = performance.now();
      expect(await queue.isReachable()).toBe(false);
      queue.wake("a" as AssignmentId, new Date());
      await expect.poll(() => troubles.length).toBeGreaterThan(0);
      await queue.close();
      expect(performance.now() - began).toBeLessThan(8_000);
    });
  },
);
