// Waiting for one's turn in AWS's rate, which every worker shares.
import type { Database, Tx } from "../ports";
import { LATE_MS } from "./timing";

export interface TurnPorts {
  readonly database: Database;
  /** Resolves so many milliseconds later. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A clock that only goes forward. Milliseconds. */
  readonly monotonicMs: () => number;
}

/** When a call may be made, by the clock that only goes forward. */
export interface Slot {
  readonly atMs: number;
}

/** Takes the next free slot of the budget. */
export async function takeSlot({ monotonicMs }: Pick<TurnPorts, "monotonicMs">, tx: Tx): Promise<Slot> {
  const inMs = await tx.budget.take();
  return { atMs: monotonicMs() + inMs };
}

/** Resolves when the slot has come. Whoever wakes too late for it lets it go and takes another one. */
export async function untilTurn(ports: TurnPorts, slot: Slot): Promise<void> {
  for (let { atMs } = slot; ; { atMs } = await nextSlot(ports)) {
    await ports.sleep(Math.max(0, atMs - ports.monotonicMs()));
    if (ports.monotonicMs() - atMs <= LATE_MS) return;
  }
}

/** Takes the next free slot and waits until it has come. */
export async function turn(ports: TurnPorts): Promise<void> {
  await untilTurn(ports, await nextSlot(ports));
}

function nextSlot(ports: TurnPorts): Promise<Slot> {
  return ports.database.transact((tx) => takeSlot(ports, tx));
}
