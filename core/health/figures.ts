// What a monitor reads of an installation: counts and ages, taken from Postgres when it asks.
import type { Mode } from "../drift/types";
import type { GrantState } from "../grant/types";

export interface Figures {
  readonly overdueAssignments: number;
  readonly grants: Readonly<Record<GrantState, number>>;
  /** Steps whose time has come and that nobody has taken yet, and how long the oldest waits. */
  readonly dueSteps: number;
  readonly oldestDueSeconds: number;
  readonly unresolvedOperations: Readonly<Record<"written" | "accepted" | "lost", number>>;
  readonly pendingRequests: number;
  readonly failedLastHour: number;
  readonly openDrift: Readonly<Record<"missing" | "foreign" | "overdue", number>>;
  readonly workers: number;
  /** The largest, whichever way it is off. */
  readonly clockOffSeconds: number;
  readonly mode: Mode;
}
