// After the faults: waiting until the ledger is quiet, with every grant over and every operation settled.

import { moveClock, type Unrest, unrestOf, withOwner } from "./ledger";

const POLL_MS = 500;
/** Lost operations are settled by AWS's lists or by time; when so long nothing else is left, time it is. */
const ONLY_TIME_MS = 15_000;
/** A little more than the time for which a lost operation is watched. */
const AHEAD_MS = 15.5 * 60_000;

/** What waiting came to. `aheadMs`: by how much the ledger's clock was moved, from `movedAtMs` on. */
export interface Quiet {
  isQuiet: boolean;
  left: Unrest;
  waitedMs: number;
  /** Operations that only time could settle. */
  writtenOff: number;
  moved: { atMs: number; aheadMs: number } | undefined;
}

/** Waits until nothing is left to do, at most `patienceMs`. */
export async function waitForQuiet(ownerUrl: string, patienceMs: number): Promise<Quiet> {
  const began = performance.now();
  const waited = () => performance.now() - began;
  let onlyTimeSince: number | undefined;
  let moved: Quiet["moved"];
  let writtenOff = 0;
  for (;;) {
    const left = await withOwner(ownerUrl, unrestOf);
    const isQuiet = left.grants === 0 && left.operations === 0;
    if (isQuiet || waited() > patienceMs) return { isQuiet, left, waitedMs: waited(), writtenOff, moved };
    const isOnlyTime = left.running === 0 && left.operations > 0 && left.operations === left.lost;
    onlyTimeSince = isOnlyTime ? (onlyTimeSince ?? waited()) : undefined;
    if (!moved && onlyTimeSince !== undefined && waited() - onlyTimeSince > ONLY_TIME_MS) {
      moved = { atMs: Date.now(), aheadMs: AHEAD_MS };
      writtenOff = left.lost;
      await withOwner(ownerUrl, (owner) => moveClock(owner, AHEAD_MS));
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** An instant of the ledger as one of this machine's clock. */
export function unmoved(ledgerMs: number, moved: Quiet["moved"]): number {
  return moved && ledgerMs > moved.atMs + moved.aheadMs / 2 ? ledgerMs - moved.aheadMs : ledgerMs;
}
