/** Who the caller is: the delegated administrator by any dummy key, a member account by an assumed role. */
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { accessKeyOf, accountOfAccessKey } from "./credentials";
import { seededRandom } from "./random";
import { sandboxUnderTest } from "./testing/sandbox-under-test";

const RoleArn = "arn:aws:iam::310000000001:role/catraca/trail-reader";

async function assumed() {
  const play = await sandboxUnderTest({ activity: false });
  const answer = await new STSClient(play.settings).send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: "catraca" }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return { ...play, credentials };
}

it("reads the account back from an access key", () => {
  for (const account of ["000000000001", "310000000001", "999999999999"]) {
    expect(accountOfAccessKey(accessKeyOf(account, "ASIA", seededRandom(account)))).toBe(account);
  }
  expect(accountOfAccessKey("sandbox")).toBeUndefined();
});

it("binds an assumed role to its member account", async () => {
  const { settings, credentials } = await assumed();
  const identity = await new STSClient({ ...settings, credentials }).send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe("310000000001");
  expect(identity.Arn).toBe("arn:aws:sts::310000000001:assumed-role/trail-reader/catraca");
});

it("lets an assumed role expire", async () => {
  const { settings, credentials, clock } = await assumed();
  const client = new CloudTrailClient({ ...settings, credentials });
  clock.advance(3_599_000);
  await client.send(new LookupEventsCommand({}));
  clock.advance(1000);
  const late = client.send(new LookupEventsCommand({}));
  await expect(late).rejects.toMatchObject({ name: "ExpiredTokenException" });
});

it("refuses a session key without its token", async () => {
  const { settings, credentials } = await assumed();
  const { sessionToken: _token, ...bare } = credentials;
  const client = new CloudTrailClient({ ...settings, credentials: bare });
  await expect(client.send(new LookupEventsCommand({}))).rejects.toMatchObject({
    name: "UnrecognizedClientException",
  });
});
