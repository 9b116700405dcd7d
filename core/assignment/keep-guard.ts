// Telling the session guard what an assignment's cover asks of it, in the transaction that changed the cover.
import type { Tx } from "../ports";
import { assignmentEntry } from "./audit-grant-steps";
import { type GuardChange, guardChange } from "./cover";
import type { Ledger } from "./types";

/** As the trail says it. */
const words = { arm: "armed", move: "moved", bind: "bound", drop: "dropped" } as const;

/** Writes down what the guard has to say from now on, and has it written to AWS; the ledger as it is then. */
export async function keepGuard(tx: Tx, ledger: Ledger): Promise<Ledger> {
  const change = guardChange(ledger);
  if (!change || !ledger.guard) return ledger;
  const { accountId, permissionSetArn, id } = ledger.assignment;
  await tx.guards.dueBy({ accountId, permissionSetArn }, ledger.now); // the guard's lock before its statements', as everywhere
  await write(tx, ledger, change, ledger.guard.sessionSeconds);
  const { do: what, statement, ...facts } = { statement: undefined, ...change };
  await tx.audit.append(
    assignmentEntry(ledger, `guard.${words[what]}`, { ...facts, statement: statement?.id }),
  );
  return { ...ledger, guard: { ...ledger.guard, statements: await tx.guards.statementsOf(id) } };
}

function write(tx: Tx, { assignment }: Ledger, change: GuardChange, sessionSeconds: number): Promise<void> {
  switch (change.do) {
    case "arm":
      return tx.guards.arm(assignment.id, change.notAfter, sessionSeconds);
    case "move": {
      const { notAfter, possibleGapAt } = change;
      return tx.guards.changeStatement(change.statement.id, {
        notAfter,
        ...(possibleGapAt ? { possibleGapAt } : {}),
      });
    }
    case "drop":
      return tx.guards.drop(change.statement.id);
    case "bind":
      return tx.guards.changeStatement(change.statement.id, { issuedBefore: change.issuedBefore });
  }
}
