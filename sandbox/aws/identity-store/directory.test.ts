/** The directory through the SDK: finding people and groups, and who is in which. */
import {
  DescribeGroupMembershipCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetGroupMembershipIdCommand,
  GetUserIdCommand,
  IdentitystoreClient,
  IsMemberInGroupsCommand,
  ListGroupMembershipsForMemberCommand,
  ListUsersCommand,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import { expect, it } from "vitest";
import { demoOrganization as demo } from "../demo-organization";
import { sandboxUnderTest } from "../testing/sandbox-under-test";

const { identityStoreId: IdentityStoreId, externalIdIssuer: Issuer } = demo;
const idOf = (userName: string) => demo.users.find((user) => user.userName === userName)?.userId;
const groupIdOf = (name: string) => demo.groups.find((group) => group.displayName === name)?.groupId;

async function prepared() {
  const play = await sandboxUnderTest({ activity: false });
  return { ...play, client: new IdentitystoreClient(play.settings) };
}

it("finds a person by user name, e-mail and external id, and nobody by another's", async () => {
  const { client } = await prepared();
  const find = async (AlternateIdentifier: object) => {
    const input = { IdentityStoreId, AlternateIdentifier: AlternateIdentifier as never };
    return (await client.send(new GetUserIdCommand(input))).UserId;
  };
  const unique = (AttributePath: string, AttributeValue: string) => ({
    UniqueAttribute: { AttributePath, AttributeValue },
  });
  expect(await find(unique("userName", "ana"))).toBe(idOf("ana"));
  expect(await find(unique("emails.value", "ana@example.com"))).toBe(idOf("ana"));
  const Id = demo.users[0]?.externalId;
  expect(await find({ ExternalId: { Issuer, Id } })).toBe(idOf("ana"));
  const missing = { name: "ResourceNotFoundException", ResourceType: "USER" };
  await expect(find(unique("userName", "an"))).rejects.toMatchObject(missing);
  await expect(find({ ExternalId: { Issuer: "https://another.example.com", Id } })).rejects.toMatchObject(
    missing,
  );
});

it("finds a group by its name", async () => {
  const { client } = await prepared();
  const AlternateIdentifier = {
    UniqueAttribute: { AttributePath: "displayName", AttributeValue: "payments-heads" },
  };
  const answer = await client.send(new GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier }));
  expect(answer.GroupId).toBe(groupIdOf("payments-heads"));
});

it("lists people by pages and by filter", async () => {
  const { client } = await prepared();
  const names: (string | undefined)[] = [];
  for await (const answer of paginateListUsers({ client, pageSize: 4 }, { IdentityStoreId })) {
    names.push(...(answer.Users ?? []).map((user) => user.UserName));
  }
  expect(names).toEqual(["ana", "bruno", "carla", "diego", "elisa", "fabio", "gabi", "helena", "joana"]);
  const Filters = [{ AttributePath: "UserName", AttributeValue: "carla" }];
  const filtered = await client.send(new ListUsersCommand({ IdentityStoreId, Filters }));
  expect(filtered.Users?.map((user) => user.UserId)).toEqual([idOf("carla")]);
});

it("shows who is disabled", async () => {
  const { client, control } = await prepared();
  const status = async (UserId?: string) =>
    (await client.send(new DescribeUserCommand({ IdentityStoreId, UserId }))).UserStatus;
  expect(await status(idOf("joana"))).toBe("DISABLED");
  expect(await status(idOf("ana"))).toBe("ENABLED");
  await control("POST", `people/${idOf("ana")}`, { enabled: false });
  expect(await status(idOf("ana"))).toBe("DISABLED");
});

it("says which of the groups asked about hold a person, also after a change", async () => {
  const { client, control } = await prepared();
  const MemberId = { UserId: idOf("ana") as string };
  const GroupIds = ["payments-engineers", "payments-managers"].map((name) => groupIdOf(name) as string);
  const ask = async () => {
    const answer = await client.send(new IsMemberInGroupsCommand({ IdentityStoreId, MemberId, GroupIds }));
    return answer.Results?.map((result) => result.MembershipExists);
  };
  expect(await ask()).toEqual([true, false]);
  await control("POST", "memberships", { groupId: GroupIds[1], userId: MemberId.UserId });
  await control("DELETE", "memberships", { groupId: GroupIds[0], userId: MemberId.UserId });
  expect(await ask()).toEqual([false, true]);
  const of = await client.send(new ListGroupMembershipsForMemberCommand({ IdentityStoreId, MemberId }));
  expect(of.GroupMemberships?.map((one) => one.GroupId)).toContain(GroupIds[1]);
});

it("leads from a membership's id to the membership and back", async () => {
  const { client } = await prepared();
  const GroupId = groupIdOf("payments-heads") as string;
  const MemberId = { UserId: idOf("helena") as string };
  const { MembershipId } = await client.send(
    new GetGroupMembershipIdCommand({ IdentityStoreId, GroupId, MemberId }),
  );
  const answer = await client.send(new DescribeGroupMembershipCommand({ IdentityStoreId, MembershipId }));
  expect(answer).toMatchObject({ GroupId, MemberId });
});
