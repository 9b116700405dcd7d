// A worker's sign of life.
import type { WorkerRegister } from "./ports";
import { clockOffMs } from "./types";

export interface ReportInPorts {
  readonly register: WorkerRegister;
  /** This process's own clock, which decides nothing. Milliseconds since 1970. */
  readonly ownClockMs: () => number;
}

/** Compares the own clock with Postgres's and reports; answers how far it is off. */
export async function reportIn({ register, ownClockMs }: ReportInPorts, number: number): Promise<number> {
  const before = ownClockMs();
  const now = (await register.now()).getTime();
  const off = clockOffMs(now, before, ownClockMs());
  await register.report(number, off);
  return off;
}
