// Waiting for one's turn in AWS's rate, which every worker shares.
import { Fault } from "../fault";
import type { Database, Tx } from "../ports";
import type { Leeway } from "./ports";
import { LATE_MS } from "./timing";

export interface TurnPorts {
  readonly database: Database;
  /** Resolves so many milliseconds later. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A clock that only goes forward. Milliseconds. */
  readonly monotonicMs: () => number;
}

/** When a call may be made, by the clock that only goes forward, and for how long after that others keep away. */
export interface Slot {
  readonly atMs: number;
  readonly roomMs: number;
}

const NO_LEEWAY: Leeway = { aheadMs: 0, roomMs: 0 };
const MOST_LEEWAY: Leeway = { aheadMs: 2_000, roomMs: 250 };
/** Whoever has missed so many slots leaves the step to others: what it takes and does not use, they lack. */
const MOST_SLOTS = 5;

/** Takes the next free slot of the budget. */
export async function takeSlot(
  { monotonicMs }: Pick<TurnPorts, "monotonicMs">,
  tx: Tx,
  leeway = NO_LEEWAY,
): Promise<Slot> {
  const inMs = await tx.budget.take(leeway);
  return { atMs: monotonicMs() + inMs, roomMs: leeway.roomMs };
}

/**
 * Resolves when the slot has come. Whoever wakes too late for it lets it go and takes another one. Throws {@link Fault}
 * where that goes on and on.
 */
export async function untilTurn(ports: TurnPorts, first: Slot): Promise<void> {
  let slot = first;
  for (let missed = 0; missed < MOST_SLOTS; missed += 1) {
    if (missed > 0) slot = await nextSlot(ports, slot, missed);
    await ports.sleep(Math.max(0, slot.atMs - ports.monotonicMs()));
    if (lateMs(ports, slot) <= slot.roomMs + LATE_MS) return;
  }
  throw new Fault(
    "later",
    "none",
    "NoTurn",
    `This process was late for ${MOST_SLOTS} slots one after the other.`,
  );
}

/** Takes the next free slot and waits until it has come. */
export async function turn(ports: TurnPorts): Promise<void> {
  await untilTurn(ports, await slotWith(ports, NO_LEEWAY));
}

function lateMs({ monotonicMs }: TurnPorts, { atMs }: Slot): number {
  return monotonicMs() - atMs;
}

/**
 * The slot is known before its transaction commits. Where nothing else is due it is at once, and a commit that takes
 * long makes it late each time: so the next one is further ahead, which costs nothing while slots are given out that
 * far. Who misses that one, too, wakes too late by itself, and gets room after the slot: the calls of others still
 * keep their distance, and the rate holds in every second.
 */
function nextSlot(ports: TurnPorts, late: Slot, missed: number): Promise<Slot> {
  const twiceMs = 2 * lateMs(ports, late);
  return slotWith(ports, {
    aheadMs: Math.min(twiceMs, MOST_LEEWAY.aheadMs),
    roomMs: missed > 1 ? Math.min(twiceMs, MOST_LEEWAY.roomMs) : 0,
  });
}

function slotWith(ports: TurnPorts, leeway: Leeway): Promise<Slot> {
  return ports.database.transact((tx) => takeSlot(ports, tx, leeway));
}
