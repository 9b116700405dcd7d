/** The operations of the Identity Store that the sandbox has: all its reads of people, groups and memberships. */
import type { Operations } from "../call";
import type { World } from "../world";
import { groupOperations } from "./groups";
import { membershipOperations } from "./memberships";
import { userOperations } from "./users";

/** All of them, by name. */
export function identityStoreOperations(world: World): Operations {
  return { ...userOperations(world), ...groupOperations(world), ...membershipOperations(world) };
}
