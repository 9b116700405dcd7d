/** The operations of sso-admin. */
import type { Operations } from "../call";
import type { World } from "../world";
import { assignmentListOperations } from "./assignment-lists";
import { assignmentStatusOperations } from "./assignment-status";
import { assignmentWriteOperations } from "./assignment-writes";
import { inlinePolicyOperations } from "./inline-policy";
import { instanceOperations } from "./instance";
import { permissionSetOperations } from "./permission-sets";
import { policyReferenceOperations } from "./policy-references";
import { provisioningOperations } from "./provisioning";

/** All of them, by name. */
export function ssoAdminOperations(world: World): Operations {
  return {
    ...instanceOperations(world),
    ...permissionSetOperations(world),
    ...inlinePolicyOperations(world),
    ...policyReferenceOperations(world),
    ...provisioningOperations(world),
    ...assignmentWriteOperations(world),
    ...assignmentStatusOperations(world),
    ...assignmentListOperations(world),
  };
}
