// Brings the copy of the organization up to date.
import type { DirectoryCopy, OrganizationListing } from "./ports";

/**
 * Lists the organization and writes the copy. Lists are read whole before anything is written,
 * so a listing that breaks off changes nothing. Throws what the listing throws.
 */
export async function syncDirectory(listing: OrganizationListing, copy: DirectoryCopy): Promise<void> {
  const [accounts, permissionSets, people, groups] = await Promise.all([
    listing.accounts(),
    listing.permissionSets(),
    listing.people(),
    listing.groups(),
  ]);
  await copy.replaceAccounts(accounts);
  await copy.replacePermissionSets(permissionSets);
  await copy.replacePeople(people);
  await copy.replaceGroups(groups);
  await syncMembers(listing, copy);
}

/** Reads who is in the groups that rules name, so that screens can say who will be asked. */
export async function syncMembers(listing: OrganizationListing, copy: DirectoryCopy): Promise<void> {
  for (const group of await copy.ruledGroups()) {
    await copy.replaceMembers(group, await listing.membersOf(group));
  }
}
