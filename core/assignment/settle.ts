// settle: brings assignments to what their grants call for. The only writer to AWS; everything else wakes it up.
// One step is two short transactions around one AWS call (DESIGN §5.6); no lock is held while AWS is asked.
import type { AssignmentId } from "../ids";
import type { Database, Tx } from "../ports";
import type { Settling } from "../settling";
import { assignmentEntry } from "./audit-grant-steps";
import { after, calls } from "./ledger-facts";
import type { Step } from "./next-step";
import { observePair } from "./observe-pair";
import type { AwsPorts } from "./ports";
import { bringUpToDate, record } from "./record";
import { ask, recordAnswer, send } from "./send";
import { BROKEN_MS, HORIZON_MS, LEASE_MS, LIST_LEASE_MS } from "./timing";
import { takeSlot } from "./turn";
import type { Ledger } from "./types";
import { urgencyOf } from "./urgency";

export interface SettlePorts extends AwsPorts {
  readonly database: Database;
}

/**
 * Decides the next step of the most urgent assignment that is due, and begins to carry it out. Throws what the
 * database throws, here or in `done`; AWS's faults are recorded.
 */
export async function settle(ports: SettlePorts): Promise<Settling> {
  const decidedAtMs = ports.monotonicMs();
  let id: AssignmentId | undefined;
  try {
    const decided = await ports.database.transact(async (tx) => {
      const { slotInMs, isForLessUrgent } = await tx.budget.look();
      if (slotInMs > HORIZON_MS) return { nextInMs: slotInMs - HORIZON_MS };
      const ledger = await tx.assignments.lockMostUrgent(isForLessUrgent);
      if (!ledger) return { nextInMs: await tx.assignments.nextDueInMs() };
      id = ledger.assignment.id;
      return { call: await decide(ports, tx, ledger, decidedAtMs) };
    });
    if (!("call" in decided)) return { due: false, nextInMs: decided.nextInMs };
    return { due: true, done: decided.call?.() ?? Promise.resolve() };
  } catch (error) {
    if (id) await setBack(ports, id);
    throw error;
  }
}

/** One that cannot be decided on must not stand in the way of the others. */
function setBack({ database }: SettlePorts, id: AssignmentId): Promise<void> {
  return database.transact(async (tx) => {
    const nextActionAt = after(await tx.now(), BROKEN_MS);
    await tx.assignments.change(id, { nextActionAt, lastFault: "Broken" });
  });
}

/** The second half of a step: the call, and writing down what came back. */
type Call = () => Promise<void>;

/** Writes the books and the next step down, under the lock. Undefined when nothing is to be asked of AWS. */
async function decide(
  ports: SettlePorts,
  tx: Tx,
  before: Ledger,
  decidedAtMs: number,
): Promise<Call | undefined> {
  const { ledger, step } = await bringUpToDate(tx, before);
  const { id } = ledger.assignment;
  const lease = (ms = LEASE_MS) =>
    tx.assignments.change(id, {
      nextActionAt: after(ledger.now, ms),
      urgency: urgencyOf(ledger, step),
    });
  switch (step.do) {
    case "wait":
      await tx.assignments.change(id, {
        nextActionAt: step.until,
        urgency: urgencyOf(ledger, step),
        attempts: 0,
      });
      return undefined;
    case "lose":
      await tx.assignments.changeOperation(step.operation.id, { state: "lost" });
      await tx.assignments.change(id, { presence: "unknown", attempts: 0 });
      return undefined;
    case "write-off":
      await tx.assignments.changeOperation(step.operation.id, {
        state: "failed",
        detail: "never took effect",
      });
      await tx.assignments.change(id, { presence: "unknown" }); // a list read after this must prove it
      return undefined;
    case "observe": {
      await lease();
      await tx.assignments.lendToList(ledger.assignment, LIST_LEASE_MS); // one list serves them all
      const slot = await takeSlot(ports, tx);
      return () => observePair(ports, ledger, step.wanted, slot);
    }
    case "ask": {
      await lease();
      const slot = await takeSlot(ports, tx);
      return async () => {
        const answer = await ask(ports, step.operation, slot);
        await record(ports, id, (tx2, now) => recordAnswer(tx2, now, step.operation, answer));
      };
    }
    case "send": {
      const slot = await takeSlot(ports, tx);
      if (step.kind === "create" && (await tx.budget.createsAreAtTheirMost())) {
        await lease(500);
        return undefined;
      }
      const operation = await writeOperation(tx, ledger, step);
      await lease();
      return async () => {
        const answer = await send(ports, ledger.assignment, step.kind, { slot, decidedAtMs });
        await record(ports, id, (tx2, now) => recordAnswer(tx2, now, operation, answer));
      };
    }
  }
}

/** Invariants 6 and 7: written before it is sent, and its end is stored already. */
async function writeOperation(tx: Tx, ledger: Ledger, { kind }: Step & { do: "send" }) {
  const { id } = ledger.assignment;
  const operation = { id: await tx.assignments.writeOperation(id, kind), kind };
  await tx.audit.append(assignmentEntry(ledger, `assignment.${kind}-written`, { operation: operation.id }));
  if (kind === "create") {
    await tx.assignments.change(id, { origin: "portal" }); // from now on what appears is ours,
    for (const grant of ledger.grants.filter((each) => calls(each, ledger.now)))
      await tx.grants.change(grant.id, { collectAt: ledger.now }); // and what is done with it is read
  }
  return operation;
}
