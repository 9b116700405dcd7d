// Every action of AWS that Catraca calls, as deploy/ allows it. A test holds this list to those policies.

/** What the portal and the worker call with their own credentials; assuming roles is told apart (findings.ts). */
export const portalActions = [
  "sso:ListInstances",
  "sso:ListPermissionSets",
  "sso:DescribePermissionSet",
  "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
  "sso:ListAccountsForProvisionedPermissionSet",
  "sso:ListAccountAssignments",
  "sso:CreateAccountAssignment",
  "sso:DeleteAccountAssignment",
  "sso:DescribeAccountAssignmentCreationStatus",
  "sso:DescribeAccountAssignmentDeletionStatus",
  "identitystore:DescribeUser",
  "identitystore:GetUserId",
  "identitystore:IsMemberInGroups",
  "identitystore:ListGroupMemberships",
  "identitystore:ListGroups",
  "identitystore:ListUsers",
  "organizations:DescribeOrganization",
  "organizations:ListAccountsForParent",
  "organizations:ListOrganizationalUnitsForParent",
  "organizations:ListRoots",
  "organizations:ListTagsForResource",
] as const;

/** What is called in a member account as the guard's role. */
export const guardActions = [
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  "iam:ListPolicyVersions",
  "iam:CreatePolicyVersion",
  "iam:DeletePolicyVersion",
] as const;

/** What is called in a member account as the activity role. */
export const activityActions = ["cloudtrail:LookupEvents"] as const;

export type PortalAction = (typeof portalActions)[number];
export type GuardAction = (typeof guardActions)[number];
export type RoleAction = GuardAction | (typeof activityActions)[number];
