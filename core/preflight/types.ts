// What preflight learns from AWS, and what it finds. Findings carry facts alone; messages/<language>/preflight.json
// words them.
import type { AccountId, PermissionSetArn } from "../ids";
import type { PortalAction, RoleAction } from "./actions";

/** Whose policy says no: AWS names it for most calls ("because no identity-based policy allows the … action"). */
export type Denier = "identity" | "explicit" | "organization" | "boundary" | "session" | "unsaid";

/** What AWS's answer to a call says about the caller's permission for it. */
export type Verdict =
  | { readonly is: "allowed" }
  | { readonly is: "denied"; readonly by: Denier }
  /** The service itself turns this caller away, whatever its policies say. */
  | { readonly is: "turned-away" }
  /** The answer proves nothing: throttled, broken off, refused before it was authorised. */
  | { readonly is: "unknown"; readonly code: string };

/** Something read, or why not. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly verdict: Exclude<Verdict, { is: "allowed" }> };

/** Whose credentials these are. */
export interface Caller {
  readonly accountId: AccountId;
  readonly arn: string;
}

export interface MemberAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly state: string;
}

/** What was seen in one member account. */
export interface AccountReading {
  /** null: no guard role is configured. */
  readonly guard: null | {
    readonly assumed: Verdict;
    /** Empty where the role could not be assumed. */
    readonly actions: ReadonlyMap<RoleAction, Verdict>;
    readonly missingPolicies: readonly string[];
  };
  readonly activity: { readonly assumed: Verdict; readonly actions: ReadonlyMap<RoleAction, Verdict> };
}

/** Which accounts and permission sets matter. */
export interface Scope {
  readonly accountIds: ReadonlySet<AccountId> | "all";
  readonly permissionSetArns: ReadonlySet<PermissionSetArn> | "all";
}

/** The settings that decide what is well. */
export interface PreflightSettings {
  readonly region: string;
  readonly guardRoleName: string | undefined;
  readonly activityRoleName: string;
  readonly maxUnguardedMinutes: number;
}

export type MemberRole = "guard" | "activity";

type InAccount<Rest> = Rest & { readonly account: string };

/** One thing to know, with its facts. `account` reads "name (id)", so that findings alike but for it are told together. */
export type Finding =
  | { readonly kind: "no-instance"; readonly region: string }
  | { readonly kind: "several-instances"; readonly count: number }
  | { readonly kind: "not-administrator"; readonly caller: string }
  | { readonly kind: "runs-in-management"; readonly caller: string }
  | { readonly kind: "missing-permission"; readonly action: PortalAction; readonly by: Denier }
  | { readonly kind: "unproven-permission"; readonly action: PortalAction; readonly code: string }
  | {
      readonly kind: "may-not-assume";
      readonly role: MemberRole;
      readonly roleName: string;
      readonly by: Denier;
    }
  | { readonly kind: "unreadable"; readonly subject: Subject; readonly code: string }
  | { readonly kind: "permission-set-gone"; readonly permissionSet: string }
  | { readonly kind: "set-in-management"; readonly permissionSet: string }
  | { readonly kind: "set-without-guard"; readonly permissionSet: string; readonly policy: string }
  | { readonly kind: "no-guard" }
  | LongSession<"long-session">
  | LongSession<"long-unguarded-session">
  | InAccount<{ readonly kind: "account-gone" }>
  | InAccount<{ readonly kind: "account-not-active"; readonly state: string }>
  | InAccount<{ readonly kind: "management-account" }>
  | InAccount<{ readonly kind: "management-account-offered" }>
  | { readonly kind: "accounts-of-one-name"; readonly name: string; readonly count: number }
  | InAccount<{ readonly kind: "role-not-assumable"; readonly role: MemberRole; readonly roleName: string }>
  | InAccount<{ readonly kind: "role-unproven"; readonly roleName: string; readonly code: string }>
  | InAccount<{
      readonly kind: "missing-role-permission";
      readonly roleName: string;
      readonly action: RoleAction;
      readonly by: Denier;
    }>
  | InAccount<{ readonly kind: "guard-policy-missing"; readonly policy: string }>;

interface LongSession<Kind> {
  readonly kind: Kind;
  readonly permissionSet: string;
  readonly minutes: number;
  readonly maxMinutes: number;
}

/** What may be unreadable as a whole. */
export type Subject = "instance" | "organization" | "accounts" | "permission-sets";

export type Step = "permissions" | "permission-sets" | "accounts";

/** What a run tells while it goes on. */
export type PreflightEvent =
  | { readonly event: "caller"; readonly caller: Caller }
  | { readonly event: "progress"; readonly step: Step; readonly done: number; readonly total: number }
  | { readonly event: "finding"; readonly finding: Finding }
  /** Everything was looked at; a run that was broken off never says so. */
  | { readonly event: "end" };
