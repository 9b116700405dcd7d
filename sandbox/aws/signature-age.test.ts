/** Signatures older or newer than five minutes are refused, by the sandbox's clock, where that is asked for. */
import { ListInstancesCommand, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { PROFILES } from "./profile";
import { sandboxUnderTest } from "./testing/sandbox-under-test";

const call = "SWBExternalService.ListInstances";
const signed = (date: string) => ({ "x-amz-date": date });

it.each([
  ["20261102T115500Z", 200],
  ["20261102T120500Z", 200],
  ["20261102T115459Z", 400],
  ["20261102T120501Z", 400],
])("takes a signature of %s at noon: %d", async (date, status) => {
  const { post } = await sandboxUnderTest({ activity: false, checkSignatureAge: true });
  expect((await post(call, "{}", signed(date))).status).toBe(status);
});

it("words it as AWS does", async () => {
  const { post } = await sandboxUnderTest({ activity: false, checkSignatureAge: true });
  expect((await post(call, "{}", signed("20261102T115000Z"))).json).toEqual({
    __type: "InvalidSignatureException",
    Message:
      "Signature expired: 20261102T115000Z is now earlier than 20261102T115500Z (20261102T120000Z - 5 min.)",
  });
  expect((await post(call, "{}", signed("20261102T121000Z"))).json?.Message).toBe(
    "Signature not yet current: 20261102T121000Z is still later than 20261102T120500Z (20261102T120000Z + 5 min.)",
  );
  expect((await post(call, "{}")).json?.__type).toBe("IncompleteSignatureException");
  const query = "Action=GetCallerIdentity&Version=2011-06-15";
  const { status, text } = await post(undefined, query, signed("20261102T115000Z"));
  expect(status).toBe(403);
  expect(text).toContain("<Code>SignatureDoesNotMatch</Code>");
});

it("tells the time, so that clients whose clock is off put themselves right", async () => {
  const { settings } = await sandboxUnderTest({ activity: false, checkSignatureAge: true });
  const client = new SSOAdminClient(settings);
  await expect(client.send(new ListInstancesCommand({}))).rejects.toMatchObject({
    name: "InvalidSignatureException",
  });
  await client.send(new ListInstancesCommand({}));
});

it("is on in the profile real, off in others, and can be switched off", async () => {
  const ask = async (options: Parameters<typeof sandboxUnderTest>[0]) =>
    (await (await sandboxUnderTest({ activity: false, ...options })).post(call, "{}")).status;
  expect(await ask({ profile: PROFILES.real })).toBe(400);
  expect(await ask({ profile: PROFILES.real, checkSignatureAge: false })).toBe(200);
  expect(await ask({ profile: "fast" })).toBe(200);
  const { settings } = await sandboxUnderTest({ activity: false });
  await new STSClient(settings).send(new GetCallerIdentityCommand({}));
});
