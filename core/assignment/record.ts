// The two ends of a step: bringing the ledger up to date before it is decided, and again once its answer is recorded.
import type { AssignmentId } from "../ids";
import type { Database, Tx } from "../ports";
import { recordGrantSteps } from "./audit-grant-steps";
import { keepBooks } from "./books";
import { keepGuard } from "./keep-guard";
import { after } from "./ledger-facts";
import { nextEdge, nextStep, type Step } from "./next-step";
import type { Ledger } from "./types";
import { moreUrgent, urgencyOf } from "./urgency";

/** Writes down what time, AWS's word and the guard make of the ledger, and finds the next step. */
export async function bringUpToDate(tx: Tx, before: Ledger): Promise<{ ledger: Ledger; step: Step }> {
  const { ledger: kept, steps } = keepBooks(before);
  await recordGrantSteps(tx, kept, steps);
  const ledger = await keepGuard(tx, kept);
  return { ledger, step: nextStep(ledger) };
}

/** The second transaction: under the lock again, on the ledger as it is by then; then the next step falls due. */
export async function record(
  { database }: { readonly database: Database },
  id: AssignmentId,
  work: (tx: Tx, ledger: Ledger) => Promise<number | null>,
): Promise<void> {
  await database.transact(async (tx) => {
    const ledger = await tx.assignments.lock(id);
    if (!ledger) return;
    const pauseMs = await work(tx, ledger);
    if (pauseMs === null) return;
    const written = await tx.assignments.lock(id);
    if (!written) return;
    const { ledger: now, step } = await bringUpToDate(tx, written);
    const next = step.do === "wait" ? step : paused(now, step, pauseMs);
    await tx.assignments.change(id, {
      nextActionAt: next.until,
      urgency: moreUrgent(urgencyOf(now, step), urgencyOf(now, next)),
      ...(step.do === "wait" ? { attempts: 0 } : {}),
    });
  });
}

/** The step after its pause, unless a grant begins or ends before. */
function paused(ledger: Ledger, step: Step, pauseMs: number): Step & { until: Date } {
  const until = after(ledger.now, pauseMs);
  const edge = nextEdge(ledger);
  return edge && edge < until ? { do: "wait", until: edge } : { ...step, until };
}
