// What IAM Identity Center has where: permission sets, the accounts of each, and who holds a pair.
import {
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSets,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import type { IdentityCenter } from "@/core/assignment/ports";
import type { AssignmentListing, Turn } from "@/core/drift/ports";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import { asFault } from "./fault";
import type { Instance } from "./instance";

/** Most items a page. Source: IAM Identity Center API reference. */
const PAGE_SIZE = 100;

/** Every page waits for its turn, and so does each list of holders. Pages may be empty and others follow. */
export function assignmentListing(
  client: SSOAdminClient,
  instance: () => Promise<Instance>,
  holders: IdentityCenter["holders"],
  turn: Turn,
): AssignmentListing {
  const paging = { client, pageSize: PAGE_SIZE };
  return {
    permissionSets: () =>
      asFault(async () => {
        const { instanceArn: InstanceArn } = await instance();
        const pages = paginateListPermissionSets(paging, { InstanceArn });
        return (await allOf(pages, turn, ({ PermissionSets }) => PermissionSets)) as PermissionSetArn[];
      }),
    accountsWith: (PermissionSetArn) =>
      asFault(async () => {
        const { instanceArn: InstanceArn } = await instance();
        const input = { InstanceArn, PermissionSetArn };
        const pages = paginateListAccountsForProvisionedPermissionSet(paging, input);
        return (await allOf(pages, turn, ({ AccountIds }) => AccountIds)) as AccountId[];
      }),
    async holders(target) {
      await turn();
      return holders(target, turn);
    },
  };
}

async function allOf<Page extends { NextToken?: string | undefined }>(
  pages: AsyncIterable<Page>,
  turn: Turn,
  itemsOf: (page: Page) => string[] | undefined,
): Promise<string[]> {
  const items: string[] = [];
  await turn();
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    if (page.NextToken) await turn();
  }
  return items;
}
