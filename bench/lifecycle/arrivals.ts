// What reached AWS and when, from the sandbox's own record: the judge.

import type { JournalEntry } from "@/sandbox/aws/journal";

/** AWS's quota for all calls to IAM Identity Center. */
const MOST_IN_A_SECOND = 20;

/** A call to IAM Identity Center. */
export interface Arrival {
  readonly operation: string;
  readonly outcome: string;
  readonly atMs: number;
  /** Person, account and permission set of a write. */
  readonly key: string | undefined;
  readonly requestId: string | undefined;
}

/** One string for a person, an account and a permission set. */
export function keyOf(personId: string, accountId: string, permissionSetArn: string): string {
  return `${personId}|${accountId}|${permissionSetArn}`;
}

const keyOfEntry = ({ tuple }: JournalEntry) =>
  tuple && keyOf(tuple.principalId, tuple.accountId, tuple.permissionSetArn);

/** The calls to IAM Identity Center since an instant, in order. */
export function arrivalsOf(record: readonly JournalEntry[], sinceMs: number): Arrival[] {
  return record
    .filter(({ kind, service }) => kind === "call" && service === "sso-admin")
    .map((entry) => ({
      operation: entry.operation,
      outcome: entry.outcome,
      atMs: Date.parse(entry.at),
      key: keyOfEntry(entry),
      requestId: entry.requestId,
    }))
    .filter(({ atMs }) => atMs >= sinceMs);
}

/** When the first of these calls reached AWS, by key. */
export function firstOf(arrivals: readonly Arrival[], operation: string): Map<string, number> {
  const first = new Map<string, number>();
  for (const arrival of arrivals)
    if (arrival.operation === operation && arrival.key && !first.has(arrival.key))
      first.set(arrival.key, arrival.atMs);
  return first;
}

/** The most calls that came within any one second, and in how many places that was above AWS's quota. */
export function rateOf(arrivals: readonly Arrival[]): { most: number; above: number } {
  const times = arrivals.map(({ atMs }) => atMs);
  let [from, most, above] = [0, 0, 0];
  times.forEach((atMs, to) => {
    while (atMs - (times[from] ?? 0) >= 1000) from += 1;
    const within = to - from + 1;
    most = Math.max(most, within);
    if (within > MOST_IN_A_SECOND) above += 1;
  });
  return { most, above };
}

/** How many of each operation, the most frequent first. */
export function countsOf(arrivals: readonly Arrival[]): Array<[operation: string, calls: number]> {
  const counts = new Map<string, number>();
  for (const { operation, outcome } of arrivals) {
    const name = outcome === "OK" ? operation : `${operation}: ${outcome}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
