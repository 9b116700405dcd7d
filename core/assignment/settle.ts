// settle: brings one assignment to what its grants call for. The only writer to AWS; everything else wakes it up.
// One step is two short transactions around one AWS call (DESIGN §5.6); no lock is held while AWS is asked.
import type { AssignmentId } from "../ids";
import type { Database, Tx } from "../ports";
import { assignmentEntry, recordGrantSteps } from "./audit-grant-steps";
import { calls, keepBooks } from "./books";
import { nextStep, type Step } from "./next-step";
import { observe, recordObservation } from "./observe";
import type { AwsPorts } from "./ports";
import { ask, recordAnswer, send } from "./send";
import { LEASE_MS } from "./timing";
import type { Ledger } from "./types";

export interface SettlePorts extends AwsPorts {
  readonly database: Database;
}

/** What one step left: go on at once, or be woken at an instant (null: when somebody asks for something). */
export type Settled = { readonly again: true } | { readonly again: false; readonly wakeAt: Date | null };

/** More steps in a row than a sound assignment ever needs; the sweep goes on from there. */
const MAX_STEPS = 20;

/** Takes steps until there is something to wait for. Throws what the database throws; AWS's faults are recorded. */
export async function settle(ports: SettlePorts, id: AssignmentId): Promise<Date | null> {
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const settled = await settleOnce(ports, id);
    if (!settled.again) return settled.wakeAt;
  }
  return null;
}

type Plan = { readonly settled: Settled } | { readonly act: (record: RecordStep) => Promise<void> };
/** Runs the second transaction: under the lock again, on the ledger as it is by then. */
type RecordStep = (work: (tx: Tx, ledger: Ledger) => Promise<void>) => Promise<void>;

async function settleOnce(ports: SettlePorts, id: AssignmentId): Promise<Settled> {
  const decidedAtMs = ports.monotonicMs();
  const plan = await ports.database.transact((tx) => decideStep(ports, tx, id, decidedAtMs));
  if ("settled" in plan) return plan.settled;
  await plan.act((work) =>
    ports.database.transact(async (tx) => {
      const ledger = await tx.assignments.lock(id);
      if (ledger) await work(tx, ledger);
    }),
  );
  return { again: true };
}

async function decideStep(ports: SettlePorts, tx: Tx, id: AssignmentId, decidedAtMs: number): Promise<Plan> {
  const before = await tx.assignments.lock(id);
  if (!before) return { settled: { again: false, wakeAt: null } };
  const due = before.assignment.nextActionAt;
  if (!due || due > before.now) return { settled: { again: false, wakeAt: due } };
  const { ledger, steps } = keepBooks(before);
  await recordGrantSteps(tx, ledger, steps);
  return planFor(ports, tx, ledger, nextStep(ledger), decidedAtMs);
}

/** From the moment a create may take effect, what appears is ours, and what is done with it is read. */
async function expectAccess(tx: Tx, ledger: Ledger): Promise<void> {
  await tx.assignments.change(ledger.assignment.id, { origin: "portal" });
  for (const grant of ledger.grants.filter((each) => calls(each, ledger.now)))
    await tx.grants.change(grant.id, { collectAt: ledger.now });
}

async function planFor(
  ports: SettlePorts,
  tx: Tx,
  ledger: Ledger,
  step: Step,
  decidedAtMs: number,
): Promise<Plan> {
  const { id } = ledger.assignment;
  const lease = () => tx.assignments.change(id, { nextActionAt: new Date(ledger.now.getTime() + LEASE_MS) });
  switch (step.do) {
    case "wait":
      await tx.assignments.change(id, { nextActionAt: step.until, attempts: 0 });
      return { settled: { again: false, wakeAt: step.until } };
    case "lose":
      await tx.assignments.changeOperation(step.operation.id, { state: "lost" });
      await tx.assignments.change(id, { presence: "unknown" });
      return { settled: { again: true } };
    case "write-off":
      await tx.assignments.changeOperation(step.operation.id, {
        state: "failed",
        detail: "never took effect",
      });
      await tx.assignments.change(id, { presence: "unknown" }); // a list read after this must prove it
      return { settled: { again: true } };
    case "observe":
      await lease();
      return {
        act: async (record) => {
          const seen = await observe(ports, ledger, step.wanted);
          await record((tx2, now) =>
            recordObservation(tx2, now, seen, { observedAt: ledger.now, wanted: step.wanted }),
          );
        },
      };
    case "ask":
      await lease();
      return {
        act: async (record) => {
          const answer = await ask(ports, step.operation);
          await record((tx2, now) => recordAnswer(tx2, now, step.operation, answer));
        },
      };
    case "send": {
      const operation = { id: await tx.assignments.writeOperation(id, step.kind), kind: step.kind };
      await tx.audit.append(
        assignmentEntry(ledger, `assignment.${step.kind}-written`, { operation: operation.id }),
      );
      await lease();
      if (step.kind === "create") await expectAccess(tx, ledger);
      return {
        act: async (record) => {
          const answer = await send(ports, ledger.assignment, step.kind, decidedAtMs);
          await record((tx2, now) => recordAnswer(tx2, now, operation, answer));
        },
      };
    }
  }
}
