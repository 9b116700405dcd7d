// What was seen in one member account means this. Pure.
import type { RoleAction } from "./actions";
import { accountLabel } from "./organization-rules";
import type { AccountReading, Finding, MemberAccount, MemberRole, PreflightSettings, Verdict } from "./types";

/** Roles that cannot be assumed, permissions that they lack, guard policies that are not there. */
export function accountFindings(
  account: MemberAccount,
  { guard, activity }: AccountReading,
  { guardRoleName = "", activityRoleName }: PreflightSettings,
): Finding[] {
  const label = accountLabel(account);
  return [
    ...(guard ? roleFindings(label, "guard", guardRoleName, guard) : []),
    ...(guard?.missingPolicies ?? []).map(
      (policy): Finding => ({ kind: "guard-policy-missing", policy, account: label }),
    ),
    ...roleFindings(label, "activity", activityRoleName, activity),
  ];
}

function roleFindings(
  account: string,
  role: MemberRole,
  roleName: string,
  { assumed, actions }: { assumed: Verdict; actions: ReadonlyMap<RoleAction, Verdict> },
): Finding[] {
  switch (assumed.is) {
    case "allowed":
      return [...actions].flatMap(([action, verdict]) => actionFindings(account, roleName, action, verdict));
    case "unknown":
      return [{ kind: "role-unproven", roleName, code: assumed.code, account }];
    case "turned-away":
      return [{ kind: "role-not-assumable", role, roleName, account }];
    case "denied":
      // Where AWS does not say whose policy it is, the role may as well be missing or not trust the portal.
      return assumed.by === "unsaid"
        ? [{ kind: "role-not-assumable", role, roleName, account }]
        : [{ kind: "may-not-assume", role, roleName, by: assumed.by }];
  }
}

function actionFindings(account: string, roleName: string, action: RoleAction, verdict: Verdict): Finding[] {
  switch (verdict.is) {
    case "allowed":
      return [];
    case "denied":
      return [{ kind: "missing-role-permission", roleName, action, by: verdict.by, account }];
    case "turned-away":
      return [{ kind: "missing-role-permission", roleName, action, by: "unsaid", account }];
    case "unknown":
      return [{ kind: "role-unproven", roleName, code: verdict.code, account }];
  }
}
