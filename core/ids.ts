// Identifiers that must not be mixed up. AWS's are kept as AWS writes them; ours are UUIDs.

declare const kind: unique symbol;
type Id<K extends string> = string & { readonly [kind]: K };

/** Identity Store UserId: immutable, unlike name and e-mail. */
export type PersonId = Id<"person">;
/** Identity Store GroupId. */
export type GroupId = Id<"group">;
/** Twelve digits. */
export type AccountId = Id<"account">;
/** ARN of a permission set of IAM Identity Center. */
export type PermissionSetArn = Id<"permission-set">;
/** Slug of a business unit. */
export type UnitId = Id<"unit">;
export type RequestId = Id<"request">;
export type BundleId = Id<"bundle">;
export type GrantId = Id<"grant">;
export type AssignmentId = Id<"assignment">;
export type OperationId = Id<"operation">;
export type FindingId = Id<"finding">;
export type ReconciliationId = Id<"reconciliation">;
export type GuardStatementId = Id<"guard-statement">;
export type GuardOperationId = Id<"guard-operation">;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be one of our own ids at all. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
