/** The shape of an organization the sandbox plays: plain data, as a test or the demo writes it. */

/** Tags by key. */
export type Tags = Record<string, string>;

/** An AWS account. */
export interface AccountData {
  id: string;
  name: string;
  email: string;
  tags: Tags;
  /** ACTIVE unless said otherwise. */
  state?: "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";
}

/** An organizational unit with what lies beneath it. */
export interface UnitData {
  id: string;
  name: string;
  tags?: Tags;
  units?: UnitData[];
  accounts?: AccountData[];
}

/** A permission set; `managedPolicies` are names of AWS managed policies, with their path. */
export interface PermissionSetData {
  arn: string;
  name: string;
  description: string;
  /** ISO 8601, `PT1H` to `PT12H`. */
  sessionDuration: string;
  managedPolicies: string[];
  customerManagedPolicies?: PolicyReference[];
  inlinePolicy?: string;
  tags?: Tags;
}

/** A reference of a permission set to a policy that must be in the account. */
export interface PolicyReference {
  name: string;
  /** `/` if absent. */
  path?: string;
}

/** A customer managed policy. */
export interface AccountPolicyData extends PolicyReference {
  /** JSON. */
  document: string;
}

/** A person of the Identity Store. */
export interface UserData {
  userId: string;
  userName: string;
  displayName: string;
  givenName: string;
  familyName: string;
  email: string;
  externalId: string;
  status: "ENABLED" | "DISABLED";
}

/** A group of the Identity Store; groups never nest. */
export interface GroupData {
  groupId: string;
  displayName: string;
  description: string;
  externalId: string;
  /** User ids. */
  members: string[];
}

/** The tuple that IAM Identity Center assigns. */
export interface AssignmentTuple {
  principalType: "USER" | "GROUP";
  principalId: string;
  accountId: string;
  permissionSetArn: string;
}

/** Everything that exists when the sandbox starts. */
export interface OrganizationData {
  organizationId: string;
  rootId: string;
  homeRegion: string;
  instanceArn: string;
  identityStoreId: string;
  /** The issuer in external ids: where people and groups are synchronised from. */
  externalIdIssuer: string;
  managementAccount: AccountData;
  delegatedAdminAccountId: string;
  units: UnitData[];
  permissionSets: PermissionSetData[];
  /** Customer managed policies that every account has from the start. */
  accountPolicies?: AccountPolicyData[];
  users: UserData[];
  groups: GroupData[];
  assignments: AssignmentTuple[];
  /** When all of this was made, for the created dates. */
  createdAt: string;
}
