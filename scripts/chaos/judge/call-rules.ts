// What was sent to AWS: written down first, one at a time, and not too often (invariants 7, 8 and the budget).

import type { JournalEntry } from "@/sandbox/aws/journal";
import { countsOf } from "./counts";
import { type Disturbance, type Evidence, keyOf, type Sighting, type Violation } from "./evidence";
import { timeOf } from "./taken-rules";

const KINDS: Record<string, "create" | "delete"> = {
  CreateAccountAssignment: "create",
  DeleteAccountAssignment: "delete",
};

/** Invariant 7: the n-th call on an assignment has n operations of its kind written before it. */
export function unwrittenCalls({ record, operations, sightings }: Evidence): Violation[] {
  const writtenAtMs = new Map(
    sightings
      .filter(({ what, was }) => what === "operation" && was === null)
      .map(({ id, atMs }) => [id, atMs]),
  );
  const sent = new Map<string, number>();
  return record.flatMap((entry) => {
    const kind = entry.kind === "call" ? KINDS[entry.operation] : undefined;
    if (!kind || !entry.tuple) return [];
    const key = keyOf(entry.tuple);
    const count = (sent.get(`${kind} ${key}`) ?? 0) + 1;
    sent.set(`${kind} ${key}`, count);
    const atMs = Date.parse(entry.at);
    const written = operations.filter(
      (each) =>
        each.key === key && each.kind === kind && (writtenAtMs.get(each.id) ?? each.writtenAtMs) <= atMs + 1,
    ).length;
    if (written >= count) return [];
    const sentence = `The ${count}. ${kind} reached AWS at ${timeOf(atMs)}, and ${written} had been written down by then.`;
    return [{ rule: "written first (7)", key, sentence }];
  });
}

/** Invariant 8: never two operations that are written or accepted on one assignment. */
export function openTogether({ operations, sightings }: Evidence): Violation[] {
  const rows = new Map(operations.map((each) => [each.id, each]));
  const open = new Map<string, Set<string>>();
  return sightings.flatMap((seen) => {
    const row = seen.what === "operation" ? rows.get(seen.id) : undefined;
    if (!row) return [];
    const together = open.get(row.key) ?? new Set();
    open.set(row.key, together);
    if (!isOpen(seen)) together.delete(seen.id);
    else if (!together.has(seen.id) && together.add(seen.id).size > 1) {
      const sentence = `${together.size} operations were open at ${timeOf(seen.atMs)}: ${[...together].join(", ")}.`;
      return [{ rule: "one at a time (8)", key: row.key, sentence }];
    }
    return [];
  });
}

function isOpen({ became }: Sighting): boolean {
  return became === "written" || became === "accepted";
}

/** Calls that AWS counts: answered or throttled, not those that never came through. */
function isCounted({ kind, service, outcome }: JournalEntry): boolean {
  return (
    kind === "call" &&
    service === "sso-admin" &&
    (outcome.startsWith("OK") || outcome === "ThrottlingException")
  );
}

/** The calls of the busiest sliding second. `without`: those that faults bunched up do not count. */
export function busiestSecond(
  record: readonly JournalEntry[],
  without: readonly Disturbance[] = [],
): readonly JournalEntry[] {
  const counted = record.filter(isCounted).filter(({ at }) => {
    const atMs = Date.parse(at);
    return !without.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs + BUNCHED_MS);
  });
  let busiest: readonly JournalEntry[] = [];
  for (let first = 0, last = 0; last < counted.length; last += 1) {
    while (Date.parse(counted[last]?.at ?? "") - Date.parse(counted[first]?.at ?? "") >= 1_000) first += 1;
    if (last - first + 1 > busiest.length) busiest = counted.slice(first, last + 1);
  }
  return busiest;
}

/** So long after a stall or a freeze what it held back arrives all at once. */
const BUNCHED_MS = 1_500;

/** The budget is kept in every sliding second, except where a fault of ours held calls back and let them go together. */
export function overRate({ record, disturbances, rate }: Evidence): Violation[] {
  const bunching = disturbances.filter(({ name }) => /stall|frozen/.test(name));
  const judged = record.filter(({ at }) => Date.parse(at) >= rate.fromMs);
  const calls = busiestSecond(judged, bunching);
  if (!rate.isKept || calls.length <= rate.limit) return [];
  const what = countsOf(calls.map(({ operation }) => operation));
  const from = timeOf(Date.parse(calls[0]?.at ?? ""));
  const sentence = `${calls.length} calls to sso-admin in the second from ${from}: ${what}.`;
  return [{ rule: "within the rate", sentence }];
}
