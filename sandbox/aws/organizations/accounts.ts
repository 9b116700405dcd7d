/** Reading accounts and their tags. */
import { AwsError } from "../aws-error";
import { type Operations, operation } from "../call";
import type { TreeAccount } from "../organization-tree";
import { maybe, text } from "../shape";
import type { World } from "../world";
import { accountId, cut, paging, parentId, refuse, requireAdministrator, resourceId } from "./members";

/** An account as Organizations shows it. `Status` is retired since 2026-09-09: `State` alone. */
function shown(world: World, account: TreeAccount) {
  return {
    Id: account.id,
    Arn: account.arn,
    Email: account.email,
    Name: account.name,
    State: account.state ?? "ACTIVE",
    Paths: [account.path],
    JoinedMethod: "CREATED",
    JoinedTimestamp: Date.parse(world.organization.createdAt) / 1000,
  };
}

/** ListAccounts, ListAccountsForParent, DescribeAccount, ListTagsForResource. */
export function accountOperations(world: World): Operations {
  const byId = (account: TreeAccount) => account.id;
  return {
    ListAccounts: operation(
      paging,
      (input, call) => {
        requireAdministrator(world, call);
        const { items, nextToken } = cut(world, "accounts", [...world.tree.accounts.values()], byId, input);
        return { Accounts: items.map((account) => shown(world, account)), NextToken: nextToken };
      },
      refuse,
    ),
    ListAccountsForParent: operation(
      { ParentId: parentId, ...paging },
      (input, call) => {
        requireAdministrator(world, call);
        if (!world.tree.units.has(input.ParentId)) {
          throw new AwsError("ParentNotFoundException", "You specified a parent that doesn't exist.");
        }
        const children = [...world.tree.accounts.values()].filter((one) => one.parentId === input.ParentId);
        const { items, nextToken } = cut(world, `accounts in ${input.ParentId}`, children, byId, input);
        return { Accounts: items.map((account) => shown(world, account)), NextToken: nextToken };
      },
      refuse,
    ),
    DescribeAccount: operation(
      { AccountId: accountId },
      (input, call) => {
        requireAdministrator(world, call);
        const account = world.tree.accounts.get(input.AccountId);
        if (!account)
          throw new AwsError("AccountNotFoundException", "You specified an account that doesn't exist.");
        return { Account: shown(world, account) };
      },
      refuse,
    ),
    ListTagsForResource: operation(
      { ResourceId: resourceId, NextToken: maybe(text({ max: 100_000 })) },
      (input, call) => {
        requireAdministrator(world, call);
        const resource = world.tree.accounts.get(input.ResourceId) ?? world.tree.units.get(input.ResourceId);
        if (!resource)
          throw new AwsError("TargetNotFoundException", "You specified a target that doesn't exist.");
        return { Tags: Object.entries(resource.tags).map(([Key, Value]) => ({ Key, Value })) };
      },
      refuse,
    ),
  };
}
