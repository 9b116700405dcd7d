// Where workers report themselves.
import type { WorkerView } from "./types";

export interface WorkerRegister {
  /** Says that this worker runs, and how far its clock is off; forgets those not heard of for a day. */
  report(number: number, clockOffMs: number): Promise<void>;
  /** The clock that decides: Postgres's, read now. */
  now(): Promise<Date>;
  /** Those that were heard of so lately, the oldest first. */
  seen(withinMs: number): Promise<readonly WorkerView[]>;
}
