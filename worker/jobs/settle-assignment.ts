// Wakes the sweep: which assignment is due, and whether, Postgres decides.
import type { Sweeper } from "../sweeper";

export function settleAssignment(sweeper: Sweeper) {
  return async (): Promise<void> => sweeper.poke();
}
