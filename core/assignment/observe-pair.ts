// Listing who holds an account and permission set, for every assignment there that waits for it.
import type { AssignmentId } from "../ids";
import { judge, list, recordObservation } from "./observe";
import type { AwsPorts } from "./ports";
import { record } from "./record";
import type { Slot, TurnPorts } from "./turn";
import type { Ledger, Tuple } from "./types";

/** One list of an account and permission set serves every assignment there that waits for one. */
export async function observePair(
  ports: AwsPorts & TurnPorts,
  ledger: Ledger,
  wanted: boolean,
  slot: Slot,
): Promise<void> {
  const { assignment, now: observedAt } = ledger;
  const listed = await list(ports, assignment, slot);
  const write = async (id: AssignmentId, tuple: Tuple, isWanted: boolean) => {
    const seen = await judge(ports, tuple, listed, isWanted);
    await record(ports, id, (tx, now) =>
      recordObservation(tx, now, seen, { observedAt, wanted: isWanted, limits: ports.limits }),
    );
  };
  await write(assignment.id, assignment, wanted);
  if ("fault" in listed) return;
  const others = await ports.database.transact((tx) => tx.assignments.awaitingList(assignment));
  for (const other of others)
    await write(other.id, { ...assignment, personId: other.personId }, other.wanted);
}
