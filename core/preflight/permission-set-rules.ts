// What a permission set means for the portal: can it be given at all, and can its sessions be ended. Pure.
import { guardPolicyName } from "../directory/guard-policy-name";
import type { PermissionSet } from "../directory/types";
import type { Finding, PreflightSettings } from "./types";

/**
 * `inManagement`: the set is provisioned in the management account while the caller is a delegated administrator, who
 * then gets AccessDenied for it in every account (IAM Identity Center User Guide, "Delegated administration").
 */
export function permissionSetFindings(
  set: PermissionSet,
  inManagement: boolean,
  { guardRoleName, maxUnguardedMinutes }: PreflightSettings,
): Finding[] {
  const permissionSet = set.name;
  const minutes = set.sessionDurationSeconds / 60;
  const isGuarded = guardRoleName !== undefined && set.guardPolicy !== null;
  const isLong = minutes > maxUnguardedMinutes;
  const length = { permissionSet, minutes, maxMinutes: maxUnguardedMinutes };
  return [
    ...(inManagement ? [{ kind: "set-in-management", permissionSet } as const] : []),
    ...(guardRoleName !== undefined && set.guardPolicy === null
      ? [{ kind: "set-without-guard", permissionSet, policy: guardPolicyName(set.name) } as const]
      : []),
    ...(isLong && isGuarded ? [{ kind: "long-session", ...length } as const] : []),
    ...(isLong && !isGuarded ? [{ kind: "long-unguarded-session", ...length } as const] : []),
  ];
}
