// Where AWS and the ledger differ, and what Catraca may do at all.
import type { Operation, Origin, Presence } from "../assignment/types";
import type { AssignmentId, FindingId, GroupId, PersonId, ReconciliationId } from "../ids";
import type { Target } from "../policy/types";

/**
 * `onboarding`: takes stock of what AWS has and creates nothing there. `granting`: does its work. `restored`: the
 * database is another one than that on which this was decided, so nothing is created until security says so.
 */
export type Mode = "onboarding" | "granting" | "restored";

/** `missing`: ours, and not listed. `foreign`: listed, and nobody's here. `overdue`: ours, over, and listed. */
export const driftKinds = ["foreign", "overdue", "missing"] as const;
export type DriftKind = (typeof driftKinds)[number];

export type Principal =
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "group"; readonly id: GroupId };

/** A difference found: who, and how it differs. */
export interface Difference {
  readonly kind: DriftKind;
  readonly principal: Principal;
}

/** A difference as it is kept: open until it is gone or somebody decided on it. */
export interface Finding extends Difference {
  readonly id: FindingId;
  readonly target: Target;
  readonly closedAs: FindingEnd | null;
  /** Who asked for its removal, or adopted it. */
  readonly byId: PersonId | null;
}

/** `gone`: a later look no longer found it. `removed`: the same, after security had asked for it. */
export type FindingEnd = "gone" | "adopted" | "removed";

/** Somebody's assignment as the ledger has it, with what tells drift from work under way. */
export interface KnownAssignment {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  readonly origin: Origin | null;
  readonly presence: Presence;
  readonly observedAt: Date | null;
  /** Whether a grant calls for it now, and whether AWS had confirmed that grant. */
  readonly calledFor: "no" | "not-yet-active" | "active";
  /** When the last grant that has begun ended, or will; null: none has begun. */
  readonly lastEndAt: Date | null;
  /** Unresolved, or resolved since shortly before the list was asked for. */
  readonly operations: ReadonlyArray<Pick<Operation, "kind" | "state">>;
}

/** What is known here of one account and permission set. */
export interface PairLedger {
  readonly assignments: readonly KnownAssignment[];
  readonly standing: readonly Principal[];
  readonly now: Date;
}

/** A list to be read: of the permission sets, of the accounts of one, or of who holds a pair. */
export type Item =
  | { readonly list: "permission-sets" }
  | { readonly list: "accounts"; readonly permissionSetArn: Target["permissionSetArn"] }
  | ({ readonly list: "holders" } & Target);

/** One going-through of what AWS lists. */
export interface Reconciliation {
  readonly id: ReconciliationId;
  readonly startedAt: Date;
  /** Why it paused or what it could not read, as a code; {@link HELD_BACK}. */
  readonly lastFault: string | null;
}

/** The fault of a reconciliation whose answers would have changed so much that they were not believed. */
export const HELD_BACK = "held-back";
