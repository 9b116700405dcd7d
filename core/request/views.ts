// How requests are shown.
import type { ActivityView } from "../activity/views";
import type { PersonView, TargetView, UnitView } from "../directory/views";
import type { GrantState } from "../grant/types";
import type { GrantView } from "../grant/views";
import type { BundleId, RequestId } from "../ids";
import type { Period } from "../page";
import type { AwsStep } from "./aws-steps";
import type { RequestState } from "./types";

export interface RequestView {
  readonly id: RequestId;
  readonly bundleId: BundleId;
  readonly requester: PersonView;
  readonly unit: UnitView;
  readonly state: RequestState;
  readonly targets: readonly TargetView[];
  readonly minutes: number;
  /** Null: from the last approval. */
  readonly startsAt: Date | null;
  readonly justification: string;
  readonly ticket: string;
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly lapsesAt: Date;
  readonly closedAt: Date | null;
  readonly decision: DecisionView | null;
  /** Of an approved request: how its grants stand. */
  readonly grantStates: readonly GrantState[];
  /** Whether access of it should be gone, and is not proven to be. */
  readonly isOverdue: boolean;
  /** Who can decide: the unit's approvers, without the requester. */
  readonly deciders: readonly PersonView[];
}

export interface DecisionView {
  readonly approver: PersonView;
  readonly verdict: "approve" | "deny";
  readonly reason: string;
  readonly grantedMinutes: number | null;
  readonly at: Date;
}

/** Everything about one request, for its page. */
export interface RequestStory {
  readonly request: RequestView;
  readonly grants: readonly GrantView[];
  readonly events: readonly StoryEvent[];
  readonly activities: readonly ActivityView[];
  /** True when there are more calls than are shown here. */
  readonly hasMoreActivities: boolean;
  /** The other requests of the same bundle. */
  readonly siblings: readonly RequestView[];
}

/** One audited change, as the timeline tells it. */
export interface StoryEvent {
  readonly at: Date;
  /** As in the trail: "request.approved", "grant.active", … */
  readonly action: string;
  readonly actor: PersonView | null;
  readonly target: TargetView | null;
  /** What was asked of AWS on the way there, and what came of it; empty for what AWS has no part in. */
  readonly steps: readonly AwsStep[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What an approver wants to know before deciding: is this normal? */
export interface RequestHistory {
  /** Earlier grants of the same targets to the same person. */
  readonly timesBefore: number;
  readonly lastBefore: Date | null;
  /** Others who had the same targets in the last 90 days. */
  readonly others: readonly PersonView[];
  /** What the person has now, in any account. */
  readonly liveNow: readonly GrantView[];
}

/** An hour of a weekday, as clocks of a zone show it. */
export interface WeeklyHour {
  /** 1: Monday … 7: Sunday. */
  readonly weekday: number;
  /** 0 … 23 */
  readonly hour: number;
  readonly timeZone: string;
}

/** The period, and the hour of the week, are those of asking. */
export interface RequestFilter extends Period {
  readonly state?: RequestState;
  readonly unitId?: string;
  readonly personId?: string;
  readonly accountId?: string;
  readonly weeklyHour?: WeeklyHour;
}
