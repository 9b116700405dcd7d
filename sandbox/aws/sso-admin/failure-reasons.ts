/** Why creates and deletes of assignments fail, in the words that observers of AWS report. */
import type { FailureReasonName } from "../faults/fault-plan";
import type { AsyncOperation } from "../operations";
import type { AssignmentTuple } from "../organization";

/** Deleting what is not there. */
export function entitlementMissing(tuple: AssignmentTuple): string {
  const { accountId, principalId, permissionSetArn } = tuple;
  const key = `EntitlementKey{accessorId=AccessorId{value=${principalId}}, resourceId=ResourceId{value=${permissionSetArn}}, auxiliaryResourceId=AuxiliaryResourceId{value=}, containerId=ContainerId{value=${accountId}}}`;
  return `Received a 404 status error: EntitlementItem doesn't exist with the given entitlement key ${key}`;
}

/** A person or group that the directory does not (or no longer) know. */
export function assigneeMissing(tuple: AssignmentTuple, identityStoreId: string): string {
  return `Received a 404 status error: Could not complete the request because the ${tuple.principalType} assignee ${tuple.principalId} was not found in directory ${identityStoreId}`;
}

/** The management account, asked for by its delegated administrator. */
export function managementForbidden(callerAccountId: string, accountId: string): string {
  return `Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to complete. IAM Error: User: arn:aws:iam::${callerAccountId}:user/sandbox is not authorized to perform: iam:GetSAMLProvider on resource: arn:aws:iam::${accountId}:saml-provider/AWSSSO_DO_NOT_DELETE (Service: AmazonIdentityManagement; Status Code: 403; Error Code: AccessDenied)`;
}

/** An account that is suspended or closed. */
export function accountClosed(accountId: string): string {
  return `Received a 403 status error: Account ${accountId} is suspended or closed`;
}

/** A customer managed policy that the permission set references and the account does not have. */
export function policyMissing(accountId: string, path: string, name: string): string {
  return `Received a 404 status error: Not supported policy arn:aws:iam::${accountId}:policy${path}${name}.`;
}

/** The words of a reason for one operation. */
export function failureReasonOf(
  reason: FailureReasonName,
  operation: AsyncOperation,
  identityStoreId: string,
): string {
  const { callerAccountId } = operation;
  const tuple: AssignmentTuple =
    operation.kind === "PROVISION"
      ? {
          principalType: "USER",
          principalId: "none",
          accountId: operation.accountId ?? callerAccountId,
          permissionSetArn: operation.permissionSetArn,
        }
      : operation.tuple;
  switch (reason) {
    case "entitlement-missing":
      return entitlementMissing(tuple);
    case "assignee-missing":
      return assigneeMissing(tuple, identityStoreId);
    case "management-forbidden":
      return managementForbidden(callerAccountId, tuple.accountId);
    case "account-closed":
      return accountClosed(tuple.accountId);
    case "policy-missing":
      return policyMissing(tuple.accountId, "/", "catraca-guard");
  }
}
