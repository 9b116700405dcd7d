/** Which person, account and permission set a call is about: for the record, and for faults. */
import type { AssignmentTuple } from "./organization";
import type { World } from "./world";

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** The members of the tuple that the call names; of a status that is asked for, those of its operation. */
export function placeOf(world: World, input: unknown): Partial<AssignmentTuple> {
  if (typeof input !== "object" || input === null) return {};
  const given = input as Record<string, unknown>;
  const requestId =
    text(given.AccountAssignmentCreationRequestId) ?? text(given.AccountAssignmentDeletionRequestId);
  const operation = requestId === undefined ? undefined : world.operations.find(requestId);
  if (operation && operation.kind !== "PROVISION") return operation.tuple;
  const accountId = text(given.TargetId) ?? text(given.AccountId) ?? text(given.RoleArn)?.split(":")[4];
  const [permissionSetArn, principalId] = [text(given.PermissionSetArn), text(given.PrincipalId)];
  const { PrincipalType: type } = given;
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(permissionSetArn === undefined ? {} : { permissionSetArn }),
    ...(principalId === undefined ? {} : { principalId }),
    ...(type === "USER" || type === "GROUP" ? { principalType: type } : {}),
  };
}

/** The tuple of a write, whole. */
export function tupleOf(input: unknown): AssignmentTuple | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const { TargetId, PermissionSetArn, PrincipalId, PrincipalType } = input as Record<string, unknown>;
  const isTuple = [TargetId, PermissionSetArn, PrincipalId].every((member) => typeof member === "string");
  if (!isTuple || (PrincipalType !== "USER" && PrincipalType !== "GROUP")) return undefined;
  return {
    accountId: String(TargetId),
    permissionSetArn: String(PermissionSetArn),
    principalId: String(PrincipalId),
    principalType: PrincipalType,
  };
}
