// Reconciliation's share of AWS's rate: whatever settling leaves, and a tenth of it where settling leaves nothing.
import { type TurnPorts, turn } from "../assignment/turn";

export interface PatientTurnPorts extends TurnPorts {
  readonly callsPerSecond: number;
  readonly monotonicMs: () => number;
}

/** Of so many slots it takes one, however much is due (DESIGN §5.10). */
const SLOTS = 10;
const LOOK_AGAIN_MS = 100;

/** Waits while anything of an assignment is due, at most for ten slots, then for its own. */
export async function patientTurn(ports: PatientTurnPorts): Promise<void> {
  const latestMs = ports.monotonicMs() + (SLOTS * 1000) / ports.callsPerSecond;
  while (ports.monotonicMs() < latestMs && (await isElseDue(ports))) await ports.sleep(LOOK_AGAIN_MS);
  await turn(ports);
}

function isElseDue({ database }: PatientTurnPorts): Promise<boolean> {
  return database.transact((tx) => tx.drift.isAnythingElseDue());
}
