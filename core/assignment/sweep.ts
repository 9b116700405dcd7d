// The sweep: finds by Postgres's clock whatever is due and settles it, queue or no queue (invariant 9).
import { type SettlePorts, settle } from "./settle";

export interface SweepPorts extends SettlePorts {
  /** Hears of a settling that broke; the others go on. */
  readonly onTrouble: (assignmentId: string, error: unknown) => void;
}

/** Settles everything due, a few at a time; returns how many assignments were due. */
export async function sweep(ports: SweepPorts, limit = 200, atOnce = 8): Promise<number> {
  const due = [...(await ports.database.transact((tx) => tx.assignments.due(limit)))];
  const count = due.length;
  const worker = async () => {
    for (let id = due.shift(); id !== undefined; id = due.shift()) {
      try {
        await settle(ports, id);
      } catch (error) {
        ports.onTrouble(id, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return count;
}
