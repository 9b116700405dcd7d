// Activity: CloudTrail events tied to a grant.
import type { AccountId, GrantId, PermissionSetArn, PersonId } from "../ids";

/** One CloudTrail management event, with what attribution needs taken out of it. */
export interface TrailEvent {
  readonly eventId: string;
  readonly at: Date;
  readonly accountId: AccountId;
  readonly region: string;
  /** eventSource without ".amazonaws.com". */
  readonly service: string;
  /** eventName. */
  readonly action: string;
  readonly readOnly: boolean;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** The first resource it names, or "". */
  readonly resource: string;
  /** Name of the role whose session made the call, as in "AWSReservedSSO_<set>_<16 hex>". */
  readonly roleName: string | null;
  /** The role session's name: Identity Center uses the user name. */
  readonly sessionName: string | null;
  /** userIdentity.onBehalfOf.userId: exactly who it was. Absent on the session's own start. */
  readonly onBehalfOf: PersonId | null;
  /** The event as CloudTrail gave it. */
  readonly raw: unknown;
}

/** A grant whose activity is due to be read. */
export interface CollectableGrant {
  readonly grantId: GrantId;
  readonly personId: PersonId;
  readonly userName: string;
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
  readonly permissionSetName: string;
  readonly sessionDurationSeconds: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When AWS was seen not to list the assignment any more; null: not yet. */
  readonly goneAt: Date | null;
  /** When the next grant of the same assignment begins: from then on events are its. */
  readonly succeededAt: Date | null;
  readonly collectedAt: Date | null;
  /** Postgres's clock when this was read. */
  readonly now: Date;
}
