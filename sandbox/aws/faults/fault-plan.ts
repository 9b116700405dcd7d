/** Faults as data: what goes wrong, for which calls, when. Plain JSON, so that a seeded test can make plans. */
import type { AssignmentTuple } from "../organization";

/** Which calls a fault may strike; a member that is absent says nothing. */
export interface FaultMatch {
  /** `sso-admin`, `identitystore`, `organizations`, `cloudtrail`, `sts` or `iam`. */
  service?: string;
  /** The operation's name. */
  operation?: string;
  /** Of the call's tuple. */
  principalId?: string;
  accountId?: string;
  permissionSetArn?: string;
  /** The account of the caller's credentials: tells calls of roles in member accounts apart. */
  callerAccountId?: string;
}

/** Why AWS says that a create or a delete FAILED, each in AWS's words. */
export const FAILURE_REASONS = [
  "entitlement-missing",
  "assignee-missing",
  "management-forbidden",
  "account-closed",
  "policy-missing",
] as const;

/** One of them. */
export type FailureReasonName = (typeof FAILURE_REASONS)[number];

/** What a fault does to a call. */
export type FaultEffect =
  /** The service's throttling error; nothing is done. */
  | { kind: "throttle" }
  /** ConflictException; nothing is done. */
  | { kind: "conflict" }
  /** A 500; nothing is done. */
  | { kind: "error-before" }
  /** A 500, though it was done. */
  | { kind: "error-after" }
  /** The connection is reset; nothing is done. */
  | { kind: "cut-before" }
  /** It is done and the connection is reset: no answer. */
  | { kind: "cut-after" }
  /** Answered `ms` later; done at once, or (`late`) just before the answer: long in the wire. */
  | { kind: "delay"; ms: number; applied?: "at-once" | "late" }
  /** The operation that the call begins stays IN_PROGRESS: for ever or for `ms`. `applied`: it works nevertheless. */
  | { kind: "in-progress"; ms?: number; applied?: boolean }
  /** The operation that the call begins ends FAILED. `applied`: it works nevertheless. */
  | { kind: "fail"; reason: FailureReasonName; applied?: boolean }
  /** A list of assignments answers as of `ms` ago (at most an hour). */
  | { kind: "stale-list"; ms: number }
  /** A page without items, and a token. */
  | { kind: "empty-page" }
  /** ExpiredTokenException. */
  | { kind: "expired-credentials" }
  /** Every connection is reset, as when a Region is down. Strikes until lifted, unless `calls` or `forMs` says less. */
  | { kind: "down" }
  /** Somebody adds or removes an assignment (the call's own, if none is given) before the call or after it. */
  | { kind: "drift"; change: "add" | "remove"; tuple?: AssignmentTuple; when?: "before" | "after" };

/** A fault. */
export interface Fault {
  /** Absent: one is made up. */
  id?: string;
  /** Absent: every call. */
  match?: FaultMatch;
  /** The first matching call it strikes, counted from when it was added; 1 if absent. */
  fromCall?: number;
  /** How many matching calls it strikes; `"all"`: until lifted. Absent: 1; all for `down` and where `forMs` is said. */
  calls?: number | "all";
  /** It sleeps so long after it was added. */
  afterMs?: number;
  /** It ends so long after it woke. */
  forMs?: number;
  effect: FaultEffect;
}

/** Some faults; each lives by itself, and several may strike one call. */
export interface FaultPlan {
  faults: Fault[];
}
