/** The operations of IAM that the sandbox has: customer managed policies, as the portal's guard uses them. */
import type { Operations } from "../call";
import type { World } from "../world";
import { policyOperations } from "./policies";
import { versionOperations } from "./versions";

/** All of them, by name. */
export function iamOperations(world: World): Operations {
  return { ...policyOperations(world), ...versionOperations(world) };
}
