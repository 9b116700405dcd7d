// A grant: the right to one target during [startsAt, endsAt).
import type { AssignmentId, GrantId, PersonId, RequestId, UnitId } from "../ids";

export type GrantState = "scheduled" | "activating" | "active" | "ending" | "ended" | "cancelled" | "failed";

/** States after which nothing more happens. */
export const finalGrantStates = ["ended", "cancelled", "failed"] as const satisfies readonly GrantState[];

/** Why a grant ended early, was cancelled or failed. None: its time was up. */
export const grantOutcomes = [
  "done", // the person had finished
  "revoked",
  "covered", // another grant keeps the assignment
  "missed", // its end came before AWS had given it
  "ended-outside", // somebody took it away in AWS
  "held-standing", // the person has it anyway
  "held-through-group",
  "held-foreign", // somebody gave it in AWS, and nobody here knows why
  "person-disabled", // or gone from the directory
  "not-eligible",
  "target-gone", // the account or the permission set
  "too-long", // longer than the ceiling
  "frozen",
  "guard-failed", // what ends live credentials could not be armed
  "refused-by-aws",
] as const;
export type GrantOutcome = (typeof grantOutcomes)[number];

export interface Grant {
  readonly id: GrantId;
  readonly assignmentId: AssignmentId;
  readonly state: GrantState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly outcome: GrantOutcome | null;
}

/** A grant with what authorisation asks about it. */
export interface GrantInContext extends Grant {
  readonly requestId: RequestId;
  readonly requesterId: PersonId;
  readonly unitId: UnitId;
}
