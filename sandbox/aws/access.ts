/** Access as a person has it: by an assignment of one's own or of a group. */
import type { World } from "./world";

/** A person, an account and a permission set: access that may be held, by whatever assignment. */
export interface Access {
  userId: string;
  accountId: string;
  permissionSetArn: string;
}

/** Whether an enabled person holds the access now, by whatever assignment. */
export function holdsAccess(world: World, { userId, accountId, permissionSetArn }: Access): boolean {
  const { directory, assignments } = world;
  if (directory.users.get(userId)?.status !== "ENABLED") return false;
  const place = { accountId, permissionSetArn };
  if (assignments.has({ principalType: "USER", principalId: userId, ...place })) return true;
  return directory
    .groupsOf(userId)
    .some((groupId) => assignments.has({ principalType: "GROUP", principalId: groupId, ...place }));
}
