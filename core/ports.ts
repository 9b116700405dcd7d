// The database as the verbs see it: one transaction with the stores of every room in it.
import type { AssignmentStore, Budget } from "./assignment/ports";
import type { AuditLog } from "./audit/ports";
import type { DriftStore } from "./drift/ports";
import type { GrantStore, OverdueStore } from "./grant/ports";
import type { GuardStore } from "./guard/ports";
import type { NoticeStore } from "./notice/ports";
import type { RequestStore } from "./request/ports";

export interface Tx {
  /** Postgres's clock, read when called: after waiting for a lock, not when the transaction began. */
  now(): Promise<Date>;
  readonly requests: RequestStore;
  readonly grants: GrantStore;
  readonly assignments: AssignmentStore;
  readonly drift: DriftStore;
  readonly budget: Budget;
  readonly guards: GuardStore;
  readonly audit: AuditLog;
  readonly notices: NoticeStore;
  readonly overdue: OverdueStore;
}

export interface Database {
  /** Runs the work in one transaction; whatever it throws rolls all of it back. No AWS and no mail inside. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
