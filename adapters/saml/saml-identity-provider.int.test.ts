// The service provider against the sandbox's identity provider: what it must take, and all it must refuse.
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { IdentityProvider } from "@/core/sign-in/ports";
import { draftFor, idpEntityId } from "@/sandbox/idp/asserted";
import { demoPeople } from "@/sandbox/idp/demo-people";
import { type HostileKind, hostileKinds, hostileResponse } from "@/sandbox/idp/hostile";
import { writeMetadata } from "@/sandbox/idp/metadata";
import { encodeResponse, type ResponseDraft, writeResponse } from "@/sandbox/idp/response";
import { makeSigningKey, type SigningKey } from "@/sandbox/idp/signing-key";
import { readIdpMetadata } from "./idp-metadata";
import { samlIdentityProvider, serviceProviderMetadata } from "./saml-identity-provider";

const sp = { spEntityId: "urn:test:catraca", spAcsUrl: "https://catraca.example.com/api/saml/acs" };
const settings = {
  spEntityId: sp.spEntityId,
  acsUrl: sp.spAcsUrl,
  userNameAttribute: "userName",
  externalIdAttribute: "externalId",
  groupsAttribute: "groups",
};
const ssoUrl = "https://idp.example.com/sso?tenant=7";
let key: SigningKey;
let provider: IdentityProvider;

beforeAll(async () => {
  key = await makeSigningKey();
  provider = providerWith([key]);
});

it("sends a request with our id, entity id and address, and asks for a persistent name", async () => {
  const url = new URL(await provider.authnRedirectUrl("_attempt-1"));
  expect(url.origin + url.pathname).toBe("https://idp.example.com/sso");
  expect(url.searchParams.get("tenant")).toBe("7");
  const request = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString();
  expect(request).toContain('ID="_attempt-1"');
  expect(request).toContain(`AssertionConsumerServiceURL="${sp.spAcsUrl}"`);
  expect(request).toContain(`>${sp.spEntityId}</saml:Issuer>`);
  expect(request).toContain("nameid-format:persistent");
  expect(request).not.toContain("RequestedAuthnContext");
});

it("reads who it is, with every attribute as a list", async () => {
  const draft = draftOf("bruno");
  const read = await provider.readResponse(encodeResponse(writeResponse(draft, key)));
  expect(read).toEqual({
    ok: true,
    value: {
      assertionId: expect.stringMatching(/^_[0-9a-f]{40}$/),
      issuer: idpEntityId,
      nameId: draft.nameId,
      inResponseTo: "_attempt-1",
      notBefore: draft.notBefore,
      expiresAt: draft.notOnOrAfter,
      userName: "bruno",
      externalId: draft.attributes.externalId?.[0],
      groups: ["payments-managers"],
    },
  });
});

it("reads several groups, and none", async () => {
  expect(await groupsOf("ana")).toEqual(["payments-engineers", "lending-engineers"]);
  expect(await groupsOf("igor")).toEqual([]);
});

it("leaves the time to Postgres: it hands on when the assertion begins and ends", async () => {
  const past = new Date("2020-01-01T00:00:00Z");
  const read = await readDraft({ notBefore: past, notOnOrAfter: past });
  expect(read).toMatchObject({ ok: true, value: { notBefore: past, expiresAt: past } });
});

it("takes any of the certificates while the identity provider changes keys", async () => {
  const next = await makeSigningKey();
  const rolling = providerWith([key, next]);
  for (const each of [key, next]) {
    expect(await rolling.readResponse(encodeResponse(writeResponse(draftOf("ana"), each)))).toMatchObject({
      ok: true,
    });
  }
});

describe("refuses a response that is", () => {
  const reasons: Record<HostileKind, RegExp> = {
    "response-unsigned": /^node-saml: Invalid document signature/,
    "assertion-unsigned": /^node-saml: Invalid signature/,
    "nothing-signed": /^node-saml: Invalid document signature/,
    "signed-with-sha1": /^weak-algorithm/,
    "signed-by-another-key": /^node-saml: Invalid document signature/,
    "tampered-attribute": /^node-saml: Invalid document signature/,
    "wrong-issuer": /^wrong-issuer/,
    "wrong-audience": /^node-saml: .*audience/i,
    "wrong-recipient": /^wrong-recipient/,
    "wrong-destination": /^wrong-destination/,
    "in-response-to-missing": /^unsolicited/,
    "in-response-to-differs": /^in-response-to-differs/,
    "status-not-success": /^status-not-success/,
    "name-id-not-persistent": /^name-id-not-persistent/,
    "name-id-empty": /^name-id-empty/,
    "two-assertions": /^node-saml: Invalid signature: multiple assertions/,
    "comment-in-name-id": /^markup-not-allowed/,
    "processing-instruction": /^markup-not-allowed/,
    doctype: /^markup-not-allowed/,
    "wrapped-in-response": /^node-saml: Invalid/,
    "wrapped-in-object": /^node-saml: Invalid/,
    "wrapped-in-extensions": /^node-saml: Invalid/,
  };
  it.each(hostileKinds)("%s", async (kind) => {
    const read = await provider.readResponse(await hostileResponse(kind, draftOf("ana"), key));
    expect(read).toEqual({
      ok: false,
      refusal: { code: "response-invalid", detail: expect.stringMatching(reasons[kind]) },
    });
  });

  it.each([
    ["empty", ""],
    ["no base64", "%%%"],
    ["no XML", Buffer.from("hello").toString("base64")],
    ["other XML", Buffer.from("<a><b></a>").toString("base64")],
    ["deflated", deflateRawSync("<a/>").toString("base64")],
    ["a megabyte", "A".repeat(1_000_000)],
    ["deep", Buffer.from("<a>".repeat(20_000)).toString("base64")],
  ])("%s", async (_, samlResponse) => {
    expect(await provider.readResponse(samlResponse)).toMatchObject({
      ok: false,
      refusal: { code: "response-invalid" },
    });
  });

  it("about two user names", async () => {
    const attributes = { ...draftOf("ana").attributes, userName: ["ana", "fabio"] };
    expect(await readDraft({ attributes })).toMatchObject({ refusal: { detail: "user-name-not-single" } });
  });
});

it("shows its own metadata", () => {
  const metadata = serviceProviderMetadata(settings);
  expect(metadata).toContain(`entityID="${sp.spEntityId}"`);
  expect(metadata).toContain(`Location="${sp.spAcsUrl}"`);
  expect(metadata).toContain('WantAssertionsSigned="true"');
});

function providerWith(keys: readonly SigningKey[]): IdentityProvider {
  const certificates = keys.map((each) => each.certificate);
  const description = readIdpMetadata(writeMetadata(idpEntityId, ssoUrl, certificates));
  return samlIdentityProvider(settings, async () => description);
}

function draftOf(userName: string): ResponseDraft {
  const person = demoPeople.find((each) => each.userName === userName);
  if (!person) throw new Error(`There is no ${userName}.`);
  return draftFor(person, { ...sp, inResponseTo: "_attempt-1" });
}

function readDraft(change: Partial<ResponseDraft>) {
  return provider.readResponse(encodeResponse(writeResponse({ ...draftOf("ana"), ...change }, key)));
}

async function groupsOf(userName: string): Promise<readonly string[] | undefined> {
  const read = await provider.readResponse(encodeResponse(writeResponse(draftOf(userName), key)));
  return read.ok ? read.value.groups : undefined;
}
