/** Organizations through the SDK: the nested tree, `State`, tags, and pages that are empty and yet go on. */
import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListParentsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
} from "@aws-sdk/client-organizations";
import { expect, it } from "vitest";
import { EVEN_PROFILE, longLivedKeyOf, sandboxUnderTest } from "../testing/sandbox-under-test";

async function prepared(emptyPageChance = 0) {
  const play = await sandboxUnderTest({
    activity: false,
    throttle: false,
    profile: { ...EVEN_PROFILE, emptyPageChance },
  });
  return { ...play, client: new OrganizationsClient(play.settings) };
}

/** All accounts with the names of the units above them. */
async function walk(client: OrganizationsClient, ParentId: string, above: string): Promise<string[]> {
  const found: string[] = [];
  for await (const answer of paginateListAccountsForParent({ client }, { ParentId })) {
    for (const account of answer.Accounts ?? []) found.push(`${above}${account.Name}`);
  }
  for await (const answer of paginateListOrganizationalUnitsForParent({ client }, { ParentId })) {
    for (const unit of answer.OrganizationalUnits ?? []) {
      found.push(...(await walk(client, unit.Id as string, `${above}${unit.Name}/`)));
    }
  }
  return found;
}

const TREE = [
  "demo-management",
  "Platform/platform-network",
  "Platform/platform-security",
  "Payments/Production/payments-prod",
  "Payments/Production/payments-data-prod",
  "Payments/Development/payments-dev",
  "Lending/Production/lending-prod",
  "Lending/Development/lending-dev",
  "Risk/Production/risk-prod",
];

it("has the nested tree of the demo", async () => {
  const { client } = await prepared();
  expect(await walk(client, "r-demo", "")).toEqual(TREE);
});

it("loses nothing where every first page is empty with a token", async () => {
  const { client } = await prepared(1);
  const first = await client.send(new ListAccountsCommand({}));
  expect(first.Accounts).toEqual([]);
  expect(first.NextToken).toBeTruthy();
  expect(await walk(client, "r-demo", "")).toEqual(TREE);
});

it("cuts pages of the size asked for", async () => {
  const { client } = await prepared();
  const sizes: (number | undefined)[] = [];
  for await (const answer of paginateListAccounts({ client, pageSize: 4 }, {}))
    sizes.push(answer.Accounts?.length);
  expect(sizes).toEqual([4, 4, 1]);
});

it("shows State, not the retired Status, and paths", async () => {
  const { client } = await prepared();
  const { Account } = await client.send(new DescribeAccountCommand({ AccountId: "310000000001" }));
  expect(Account?.State).toBe("ACTIVE");
  expect(Account?.Status).toBeUndefined();
  const path = "o-catracademo/r-demo/ou-demo-payments/ou-demo-paymentsprod/";
  expect(Account?.Paths).toEqual([`${path}310000000001/`]);
  const OrganizationalUnitId = "ou-demo-paymentsprod";
  const unit = await client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId }));
  expect(unit.OrganizationalUnit?.Path).toBe(path);
});

it("knows parents and tags", async () => {
  const { client } = await prepared();
  const parents = await client.send(new ListParentsCommand({ ChildId: "310000000001" }));
  expect(parents.Parents).toEqual([{ Id: "ou-demo-paymentsprod", Type: "ORGANIZATIONAL_UNIT" }]);
  const top = await client.send(new ListParentsCommand({ ChildId: "ou-demo-payments" }));
  expect(top.Parents).toEqual([{ Id: "r-demo", Type: "ROOT" }]);
  const tags = await client.send(new ListTagsForResourceCommand({ ResourceId: "310000000001" }));
  expect(tags.Tags).toContainEqual({ Key: "environment", Value: "production" });
});

it("answers the management account and the delegated administrator alone", async () => {
  const { settings, client } = await prepared();
  const credentials = { accessKeyId: longLivedKeyOf("310000000001"), secretAccessKey: "sandbox" };
  const stranger = new OrganizationsClient({ ...settings, credentials });
  await expect(stranger.send(new ListAccountsCommand({}))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  const unknown = client.send(new DescribeAccountCommand({ AccountId: "999999999999" }));
  await expect(unknown).rejects.toMatchObject({ name: "AccountNotFoundException" });
});
