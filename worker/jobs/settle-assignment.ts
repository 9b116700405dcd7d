// Wakes settling for one assignment.
import type { AssignmentId } from "@/core/ids";
import type { Worker } from "@/wiring/worker";

export function settleAssignment(worker: Worker) {
  return ({ assignmentId }: { assignmentId: AssignmentId }): Promise<void> => worker.settle(assignmentId);
}
