// How long AWS itself took over creates, from the sandbox's own record.

import { keyOf } from "@/bench/lifecycle/arrivals";
import type { JournalEntry } from "@/sandbox/aws/journal";

/** By person, account and permission set: from the call until the operation was done and the lists showed it. */
export function awsOwnMs(record: readonly JournalEntry[]): Map<string, number> {
  const calledAtMs = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { kind, operation, outcome, at, tuple, listedFrom } of record) {
    if (operation !== "CreateAccountAssignment" || !tuple) continue;
    const key = keyOf(tuple.principalId, tuple.accountId, tuple.permissionSetArn);
    if (kind === "call" && outcome === "OK") calledAtMs.set(key, Date.parse(at));
    const called = calledAtMs.get(key);
    if (kind === "effect" && called !== undefined) own.set(key, Date.parse(listedFrom ?? at) - called);
  }
  return own;
}
