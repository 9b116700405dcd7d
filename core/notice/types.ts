// Something that people have to hear of: written with the change that it is about, delivered later.
import type { AccountId, GrantId, PermissionSetArn, PersonId } from "../ids";

/** One grant whose access should be gone. */
export interface OverdueTarget {
  readonly grantId: GrantId;
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
  readonly since: Date;
}

/** What each kind of notice says. */
export interface NoticeFacts {
  /** All that became overdue together; `targets` names the first of `count`. */
  readonly overdue: { readonly count: number; readonly targets: readonly OverdueTarget[] };
}

export type NoticeKind = keyof NoticeFacts;
