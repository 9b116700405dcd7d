// What the judge is given: the ledger, what was seen of its changes, and the sandbox's own record. Plain data.
// Instants are milliseconds since 1970 by this machine's clock.

import type { JournalEntry } from "@/sandbox/aws/journal";
import type { AssignmentTuple } from "@/sandbox/aws/organization";

/** A grant as the ledger has it in the end. */
export interface GrantRow {
  id: string;
  requestId: string;
  assignmentId: string;
  key: string;
  personId: string;
  state: string;
  startsAtMs: number;
  endsAtMs: number;
  activeAtMs: number | null;
  endedAtMs: number | null;
  outcome: string | null;
}

/** An operation as the ledger has it in the end. */
export interface OperationRow {
  id: string;
  assignmentId: string;
  key: string;
  kind: "create" | "delete";
  state: string;
  writtenAtMs: number;
  resolvedAtMs: number | null;
}

/** A request as the ledger has it in the end. */
export interface RequestRow {
  id: string;
  state: string;
  targets: number;
}

/** One change of a row, seen by a trigger in the transaction that made it. */
export interface Sighting {
  atMs: number;
  /** The transaction. */
  xid: string;
  what: "grant" | "grant-end" | "request" | "operation" | "audit";
  id: string;
  /** States before and after; of an audit entry the action, with `id` its subject. */
  was: string | null;
  became: string;
}

/** A fault that we made, from when to when. */
export interface Disturbance {
  name: string;
  fromMs: number;
  untilMs: number;
}

/** Everything that a run left. */
export interface Evidence {
  record: readonly JournalEntry[];
  /** What AWS had before the first process started, and what it truly has in the end. */
  first: readonly AssignmentTuple[];
  last: readonly AssignmentTuple[];
  grants: readonly GrantRow[];
  operations: readonly OperationRow[];
  requests: readonly RequestRow[];
  sightings: readonly Sighting[];
  disturbances: readonly Disturbance[];
  /** How far AWS's lists are behind without any fault; a second if absent. */
  listLagMs?: number;
  /** Calls a second that AWS allows, whether the product has a setting that keeps below, and since when it is judged. */
  rate: { limit: number; isKept: boolean; fromMs: number };
}

/** A broken promise. `key` is the assignment it is about, where it is about one. */
export interface Violation {
  rule: string;
  sentence: string;
  key?: string;
}

/** One string for one assignment of a person. */
export function keyOf(tuple: { principalId: string; accountId: string; permissionSetArn: string }): string {
  return `${tuple.principalId}|${tuple.accountId}|${tuple.permissionSetArn}`;
}
