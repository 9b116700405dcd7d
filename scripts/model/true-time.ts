// Postgres's clock jumps in a run; the judge thinks in the truth's time.
import type { Ledger } from "@/scripts/chaos/ledger";

/** From when on Postgres's clock was how far ahead of the truth. */
export interface Ahead {
  readonly fromMs: number;
  readonly byMs: number;
}

/** The ledger with every instant of Postgres's turned into the first moment at which its clock said so. */
export function inTrueTime(ledger: Ledger, ahead: readonly Ahead[]): Ledger {
  const at = (ms: number) => trueTimeOf(ms, ahead);
  const maybe = (ms: number | null) => (ms === null ? null : at(ms));
  return {
    requests: ledger.requests,
    grants: ledger.grants.map((grant) => ({
      ...grant,
      startsAtMs: at(grant.startsAtMs),
      endsAtMs: at(grant.endsAtMs),
      activeAtMs: maybe(grant.activeAtMs),
      endedAtMs: maybe(grant.endedAtMs),
    })),
    operations: ledger.operations.map((each) => ({
      ...each,
      writtenAtMs: at(each.writtenAtMs),
      resolvedAtMs: maybe(each.resolvedAtMs),
    })),
  };
}

/** The first moment at which Postgres's clock had come that far. */
function trueTimeOf(ms: number, ahead: readonly Ahead[]): number {
  for (const [index, { fromMs, byMs }] of ahead.entries()) {
    const untilMs = ahead[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    const trueMs = Math.max(ms - byMs, fromMs);
    if (trueMs < untilMs) return trueMs;
  }
  return ms;
}
