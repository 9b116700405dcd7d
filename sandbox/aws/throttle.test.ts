/** The published rates: sso-admin 20 a second over all its calls, LookupEvents 2 an account and Region. */
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeUserCommand, IdentitystoreClient, ListGroupsCommand } from "@aws-sdk/client-identitystore";
import { ListRootsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { DescribeInstanceCommand, ListInstancesCommand, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { expect, it } from "vitest";
import { demoOrganization as demo } from "./demo-organization";
import { longLivedKeyOf, sandboxUnderTest } from "./testing/sandbox-under-test";

const { instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = demo;
const THROTTLED = {
  name: "ThrottlingException",
  message: "Rate exceeded",
  $metadata: { httpStatusCode: 400 },
};

async function times(count: number, send: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < count; i++) await send();
}

it("holds sso-admin to 20 a second over all its operations", async () => {
  const { settings, clock } = await sandboxUnderTest({ activity: false });
  const client = new SSOAdminClient(settings);
  await times(10, () => client.send(new ListInstancesCommand({})));
  await times(10, () => client.send(new DescribeInstanceCommand({ InstanceArn })));
  await expect(client.send(new ListInstancesCommand({}))).rejects.toMatchObject(THROTTLED);
  clock.advance(50);
  await client.send(new ListInstancesCommand({}));
  await expect(client.send(new ListInstancesCommand({}))).rejects.toMatchObject(THROTTLED);
});

it("holds each operation of the Identity Store to 20 a second of its own", async () => {
  const { settings } = await sandboxUnderTest({ activity: false });
  const client = new IdentitystoreClient(settings);
  const describeUser = () =>
    client.send(new DescribeUserCommand({ IdentityStoreId, UserId: demo.users[0]?.userId }));
  await times(20, describeUser);
  await expect(describeUser()).rejects.toMatchObject(THROTTLED);
  await client.send(new ListGroupsCommand({ IdentityStoreId }));
});

it("holds LookupEvents to 2 a second for each account and Region", async () => {
  const { settings, clock } = await sandboxUnderTest({ activity: false });
  const lookup = (accountId: string, region: string) => {
    const credentials = { accessKeyId: longLivedKeyOf(accountId), secretAccessKey: "sandbox" };
    return new CloudTrailClient({ ...settings, region, credentials }).send(new LookupEventsCommand({}));
  };
  await times(2, () => lookup("310000000001", "sa-east-1"));
  await expect(lookup("310000000001", "sa-east-1")).rejects.toMatchObject(THROTTLED);
  await lookup("310000000001", "us-east-1");
  await lookup("320000000001", "sa-east-1");
  clock.advance(500);
  await lookup("310000000001", "sa-east-1");
});

it("words it as Organizations does", async () => {
  const { settings } = await sandboxUnderTest({ activity: false });
  const client = new OrganizationsClient(settings);
  await times(20, () => client.send(new ListRootsCommand({})));
  const refused = client.send(new ListRootsCommand({}));
  await expect(refused).rejects.toMatchObject({ name: "TooManyRequestsException", Type: "RATE" });
});

it("can be switched off", async () => {
  const { settings } = await sandboxUnderTest({ activity: false, throttle: false });
  const client = new SSOAdminClient(settings);
  await times(60, () => client.send(new ListInstancesCommand({})));
});
