// Reads CloudTrail for the grants whose turn it is.
import type { Worker } from "@/wiring/worker";

export function collectActivity(worker: Worker) {
  return async (): Promise<void> => {
    await worker.collect();
  };
}
