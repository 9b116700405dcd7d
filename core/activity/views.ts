// How activity is shown.
import type { PersonView, TargetView } from "../directory/views";
import type { GrantId, RequestId } from "../ids";
import type { Period } from "../page";

export interface ActivityView {
  readonly eventId: string;
  readonly grantId: GrantId;
  readonly requestId: RequestId;
  readonly person: PersonView;
  readonly target: TargetView;
  readonly at: Date;
  readonly region: string;
  readonly service: string;
  readonly action: string;
  readonly readOnly: boolean;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly resource: string;
  readonly isProtected: boolean;
  /** The event as CloudTrail gave it. */
  readonly event: unknown;
}

export interface ActivityFilter extends Period {
  /** "changes": calls that were not reads; "protected": calls on foundational services; "errors"; none: all. */
  readonly kind?: "changes" | "protected" | "errors";
  readonly unitId?: string;
  readonly personId?: string;
  readonly accountId?: string;
}
