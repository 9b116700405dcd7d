// Holds what AWS has against the ledger, when it is time; after AWS failed it rests for a while.
import type { Worker } from "@/wiring/worker";

const REST_AFTER_FAULT_MS = 30_000;

export function reconcile(worker: Worker, stopping: AbortSignal) {
  let restsUntilMs = 0;
  return async (): Promise<void> => {
    if (performance.now() < restsUntilMs) return;
    const outcome = await worker.reconcile(() => stopping.aborted);
    if (outcome === "paused") restsUntilMs = performance.now() + REST_AFTER_FAULT_MS;
  };
}
