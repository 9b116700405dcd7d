// The rules as data: business units, eligibility, roles.
import type { AccountId, GroupId, PermissionSetArn, UnitId } from "../ids";

export interface BusinessUnit {
  readonly id: UnitId;
  readonly name: string;
  readonly accountIds: readonly AccountId[];
  readonly headGroupIds: readonly GroupId[];
  readonly approverGroupIds: readonly GroupId[];
}

/** Who (groups) may request what (permission sets), where (accounts), for how long. Several add up. */
export interface EligibilityPolicy {
  readonly id: string;
  readonly name: string;
  readonly groupIds: readonly GroupId[];
  readonly accountIds: readonly AccountId[];
  readonly permissionSetArns: readonly PermissionSetArn[];
  readonly maxMinutes: number;
}

/** Roles beyond requester (everybody) and approver (from the units). */
export type Role = "security" | "admin";

export interface RoleGroup {
  readonly role: Role;
  readonly groupId: GroupId;
}

/** All rules in force. */
export interface RuleBook {
  readonly units: readonly BusinessUnit[];
  readonly policies: readonly EligibilityPolicy[];
  readonly roleGroups: readonly RoleGroup[];
}

/** One thing to have access to. */
export interface Target {
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
}

/** Settings that bound every request. */
export interface Limits {
  readonly minMinutes: number;
  /** Invariant 14: four hours unless an operator set less or more. */
  readonly maxMinutes: number;
  /** How far ahead a start may lie. */
  readonly maxDaysAhead: number;
  /** How long credentials may live beyond the end where nothing ends them: longer sets are refused. */
  readonly maxUnguardedSessionMinutes: number;
  /** How long a request waits for an answer before it lapses. */
  readonly answerHours: number;
}
