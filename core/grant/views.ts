// How grants are shown.
import type { PersonView, TargetView, UnitView } from "../directory/views";
import type { Gap } from "../guard/history";
import type { GrantId, RequestId } from "../ids";
import type { Period } from "../page";
import type { GrantOutcome, GrantState } from "./types";
import type { GrantWait } from "./wait";

export interface GrantView {
  readonly id: GrantId;
  readonly requestId: RequestId;
  readonly requester: PersonView;
  readonly unit: UnitView;
  readonly target: TargetView;
  readonly state: GrantState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When AWS was first seen to list it. */
  readonly activeAt: Date | null;
  /** When AWS was seen not to list it any more, or another grant took over. */
  readonly endedAt: Date | null;
  readonly outcome: GrantOutcome | null;
  /** Null, unless AWS may have it by our doing for longer after its time than it should. */
  readonly overdue: OverdueView | null;
  /** Until when another grant keeps the same access beyond its end; null: none does. */
  readonly keptUntil: Date | null;
  /** At the latest when credentials issued under it are dead, as far as AWS lets us know. */
  readonly credentialsDeadBy: Date;
  /** Null, unless a session guard ends its live sessions, or will. */
  readonly guard: GrantGuard | null;
  /** Why what was due to begin has not yet; null: it has, or nothing is known to hold it up. */
  readonly wait: GrantWait | null;
  readonly justification: string;
  readonly ticket: string;
  readonly calls: CallCounts;
  /** Until when CloudTrail is still read for it; null: nothing more is expected. */
  readonly collectingUntil: Date | null;
}

/** What ends the live sessions of a grant. */
export interface GrantGuard {
  /** When AWS had taken that this person is denied from the end on; null: it has yet to. */
  readonly armedAt: Date | null;
  /** When AWS may deny the person though access goes on, since it was extended too late. */
  readonly gap: Gap | null;
  /** Until then AWS may deny who signs in anew, since it is still closing an earlier session. */
  readonly honouredBy: Date | null;
}

/** Access that should be gone, and is not proven to be. */
export interface OverdueView {
  /** Since when nothing calls for it. */
  readonly since: Date;
  /** When AWS's list was last seen to have it; null: the list says nothing that counts. */
  readonly listedAt: Date | null;
  /** What ending it last failed with: an error's name or AWS's text. */
  readonly lastFault: string | null;
  /** Tries in a row that brought nothing. */
  readonly attempts: number;
  /** At the latest so long after each other it is tried; null: nobody has tried lately, though it is due. */
  readonly retriedEverySeconds: number | null;
}

/** Calls seen in CloudTrail. */
export interface CallCounts {
  readonly total: number;
  readonly writes: number;
  readonly errors: number;
  readonly protected: number;
}

/** The period is that of the start. */
export interface GrantFilter extends Period {
  readonly requestId?: RequestId;
  readonly state?: GrantState;
  readonly unitId?: string;
  readonly personId?: string;
  readonly accountId?: string;
  /** Only what is not over: scheduled, activating, active, ending. */
  readonly unfinished?: boolean;
}
