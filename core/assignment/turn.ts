// Waiting for one's turn in AWS's rate, which every worker shares.
import type { Database } from "../ports";

export interface TurnPorts {
  readonly database: Database;
  /** Resolves so many milliseconds later. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Takes the next free slot of the budget and waits until it has come. */
export async function turn({ database, sleep }: TurnPorts): Promise<void> {
  await sleep(await database.transact((tx) => tx.budget.take()));
}
