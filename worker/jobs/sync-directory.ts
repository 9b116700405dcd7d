// Brings the copy of the organization up to date.
import type { Worker } from "@/wiring/worker";

export function syncDirectory(worker: Worker) {
  return (): Promise<void> => worker.syncDirectory();
}
