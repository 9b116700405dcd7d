// What a session guard's policy is called.

/** The name that a permission set's guard policy has in every account, at path `/`. */
export function guardPolicyName(permissionSetName: string): string {
  return `catraca-guard-${permissionSetName}`;
}
