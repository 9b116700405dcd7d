// The faults that the sandbox plays, as it wants to be told of them.

import type { Fault } from "@/sandbox/aws/faults/fault-plan";
import type { PlannedFault } from "./fault-plan";

const WRITES = ["CreateAccountAssignment", "DeleteAccountAssignment"];
const LONGEST_STALE_MS = 10_000;

/** The faults of a planned one; none where it is not AWS's. */
export function awsFaultsOf({ kind, forMs, choice }: PlannedFault): Fault[] {
  const few = 1 + Math.floor(choice * 6);
  const onWrites = (effect: Fault["effect"], calls: number): Fault[] =>
    WRITES.map((operation) => ({ match: { service: "sso-admin", operation }, effect, calls, forMs }));
  switch (kind) {
    case "region down":
      return [{ effect: { kind: "down" }, forMs }];
    case "throttle burst":
      return [{ match: { service: "sso-admin" }, effect: { kind: "throttle" }, calls: 20 + few * 10, forMs }];
    case "conflicts":
      return onWrites({ kind: "conflict" }, few);
    case "cut before":
      return onWrites({ kind: "cut-before" }, few);
    case "cut after":
      return onWrites({ kind: "cut-after" }, few);
    case "error after":
      return onWrites({ kind: "error-after" }, few);
    case "in progress":
      return onWrites({ kind: "in-progress", ms: forMs, applied: choice < 0.5 }, few);
    case "stale lists": {
      const match = { service: "sso-admin", operation: "ListAccountAssignments" };
      return [{ match, effect: { kind: "stale-list", ms: choice * LONGEST_STALE_MS }, calls: "all", forMs }];
    }
    default:
      return [];
  }
}
