// Adding jobs: wake-ups that may be lost, and schedules that are put up again when they were.
import type { Waker } from "@/core/assignment/ports";
import { openQueue } from "./backend";
import type { JobName, Jobs, Schedules } from "./jobs";

/** A wake-up that takes longer than this is given up; the sweep will find what it was about. */
const PATIENCE_MS = 1_000;

export interface JobQueue extends Waker {
  /** Puts up the schedules that are missing: a queue that was wiped has none. */
  keepSchedules(schedules: Schedules): Promise<void>;
  /** Whether the queue answers within a second. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** `onTrouble` hears what went wrong; nothing here throws because the queue is away. */
export function jobQueue(queueUrl: string, onTrouble: (error: unknown) => void): JobQueue {
  const { queue, release } = openQueue(queueUrl);
  queue.on("error", onTrouble);
  const add = (name: JobName, data: Jobs[JobName], delay: number) =>
    within(queue.add(name, data, { delay })).catch(onTrouble);
  return {
    wake(assignmentId, at) {
      void add("settle-assignment", { assignmentId }, Math.max(0, at.getTime() - Date.now()));
    },
    async keepSchedules(schedules) {
      for (const [name, { everySeconds }] of Object.entries(schedules))
        await within(
          queue.upsertJobScheduler(name, { every: everySeconds * 1000 }, { name, data: {} }),
        ).catch(onTrouble);
    },
    isReachable: () =>
      within(queue.getJobCounts("wait")).then(
        () => true,
        () => false,
      ),
    async close() {
      await within(queue.close()).catch(() => undefined); // a queue that is away cannot say goodbye
      release();
    },
  };
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The queue did not answer in time.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
