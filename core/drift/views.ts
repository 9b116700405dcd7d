// How drift, reconciliation and the installation's mode are shown.
import type { PersonView, TargetView } from "../directory/views";
import type { FindingId, GroupId, RequestId } from "../ids";
import type { DriftKind, FindingEnd, Mode } from "./types";

export interface InstallationView {
  readonly mode: Mode;
  readonly changedAt: Date;
}

export type PrincipalView =
  | ({ readonly kind: "person" } & PersonView)
  | { readonly kind: "group"; readonly id: GroupId; readonly displayName: string };

export interface FindingView {
  readonly id: FindingId;
  readonly kind: DriftKind;
  readonly principal: PrincipalView;
  readonly target: TargetView;
  /** Whether the permission set is kept for Catraca: it references a guard's policy. */
  readonly isReserved: boolean;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly closedAs: FindingEnd | null;
  /** Who asked for its removal, or decided otherwise. */
  readonly by: PersonView | null;
  readonly reason: string;
  /** The request of the last grant, for what is ours. */
  readonly requestId: RequestId | null;
  /** For what is overdue: when its cover ended. */
  readonly endedAt: Date | null;
}

/** Open findings by kind, and how many foreign ones are on permission sets kept for Catraca. */
export type DriftCounts = Readonly<Record<DriftKind, number>> & { readonly foreignOnReserved: number };

export interface ReconciliationView {
  /** The one under way. */
  readonly current: {
    readonly startedAt: Date;
    readonly done: number;
    readonly total: number;
    readonly fault: string | null;
  } | null;
  /** The one that ended last. */
  readonly last: { readonly startedAt: Date; readonly finishedAt: Date; readonly lists: number } | null;
  /** The last one was not believed: so many open findings it no longer found. */
  readonly heldBack: { readonly gone: number; readonly open: number } | null;
}
