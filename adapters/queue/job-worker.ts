// Running jobs.
import type { Job } from "bullmq";
import { openWorker } from "./backend";
import type { JobHandlers, JobName } from "./jobs";

export interface JobWorker {
  /** Takes no further job, and resolves when the running ones have finished. */
  close(): Promise<void>;
}

/** Begins to run jobs in the background; a queue that is away is waited for without stopping anything else. */
export function startJobWorker(
  queueUrl: string,
  handlers: JobHandlers,
  onTrouble: (error: unknown) => void,
  concurrency = 8,
): JobWorker {
  const { worker, release } = openWorker(queueUrl, (job: Job) => runJob(handlers, job), concurrency);
  worker.on("error", onTrouble);
  worker.on("failed", (_, error) => onTrouble(error));
  const running = worker
    .waitUntilReady()
    .then(() => worker.run())
    .catch(onTrouble);
  return {
    async close() {
      await worker.close();
      release();
      await running;
    },
  };
}

async function runJob(handlers: JobHandlers, job: Job): Promise<void> {
  const handler = handlers[job.name as JobName] as ((data: unknown) => Promise<void>) | undefined;
  if (!handler) throw new Error(`There is no job called ${job.name}.`);
  await handler(job.data);
}
