/** The operations of Organizations that the sandbox has: its reads. */
import type { Operations } from "../call";
import type { World } from "../world";
import { accountOperations } from "./accounts";
import { treeOperations } from "./tree";

/** All of them, by name. */
export function organizationsOperations(world: World): Operations {
  return { ...treeOperations(world), ...accountOperations(world) };
}
