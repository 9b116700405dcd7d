// The identity provider over HTTP, as a browser without scripts would use it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type IdentityProvider, startIdentityProvider } from "./server";

const sp = { spEntityId: "urn:test:sp", spAcsUrl: "http://localhost:3999/api/saml/acs" };
let provider: IdentityProvider;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "idp-"));
  provider = await startIdentityProvider({ ...sp, dataDir });
});
afterEach(async () => {
  await provider.close();
  await rm(dataDir, { recursive: true });
});

it("lists the people, one button each, in the browser's language, and lets forms post to the service alone", async () => {
  const page = await ask(authnRequest(), { "accept-language": "pt-BR,pt;q=0.9,en;q=0.8" });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('<html lang="pt-BR">');
  expect(html.match(/<button type="submit" name="userName"/g)).toHaveLength(10);
  expect(page.headers.get("content-security-policy")).toContain("form-action 'self' http://localhost:3999");
});

it("answers for the chosen person with a form that works without scripts, and gives the relay state back", async () => {
  const page = await choose("ana");
  const html = await page.text();
  expect(html).toContain(`action="${sp.spAcsUrl}"`);
  expect(html).toContain('name="RelayState" value="a &quot;state&quot;"');
  const response = Buffer.from(
    /name="SAMLResponse" value="([^"]+)"/.exec(html)?.[1] ?? "",
    "base64",
  ).toString();
  expect(response).toContain('InResponseTo="_request-1"');
  expect(response.match(/<ds:SignatureValue>/g)).toHaveLength(2);
});

it("gives one person the same pseudonym each time, and two people two", async () => {
  const [first, again, other] = [
    await pseudonymOf("ana"),
    await pseudonymOf("ana"),
    await pseudonymOf("bruno"),
  ];
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it("keeps its key in the data folder", async () => {
  const before = await (await fetch(provider.metadataUrl)).text();
  await provider.close();
  provider = await startIdentityProvider({ ...sp, dataDir, port: provider.port });
  expect(await (await fetch(provider.metadataUrl)).text()).toBe(before);
});

it.each([
  ["is no request", "bm8="],
  ["comes from another service provider", authnRequest({ issuer: "urn:other" })],
  ["wants the answer elsewhere", authnRequest({ acsUrl: "https://evil.example.com/" })],
  ["has an id that is none", authnRequest({ id: "1 2" })],
])("refuses a request that %s", async (_, samlRequest) => {
  expect((await ask(samlRequest)).status).toBe(400);
  expect((await choose("ana", samlRequest)).status).toBe(400);
});

it("refuses a person whom it does not know, a form that is too large, and other addresses", async () => {
  expect((await choose("nobody")).status).toBe(400);
  expect((await choose("x".repeat(70_000))).status).toBe(400);
  expect((await fetch(`${provider.url}/elsewhere`)).status).toBe(404);
});

it("says that a port is taken", async () => {
  await expect(startIdentityProvider({ ...sp, port: provider.port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

function ask(samlRequest: string, headers: Record<string, string> = {}) {
  return fetch(`${provider.url}/sso?${new URLSearchParams({ SAMLRequest: samlRequest })}`, { headers });
}

function choose(userName: string, samlRequest = authnRequest()) {
  const body = new URLSearchParams({ SAMLRequest: samlRequest, RelayState: 'a "state"', userName });
  return fetch(`${provider.url}/sso`, { method: "POST", body });
}

async function pseudonymOf(userName: string): Promise<string | undefined> {
  const html = await (await choose(userName)).text();
  const response = Buffer.from(
    /name="SAMLResponse" value="([^"]+)"/.exec(html)?.[1] ?? "",
    "base64",
  ).toString();
  return /<saml:NameID[^>]*>([^<]*)</.exec(response)?.[1];
}

function authnRequest({ id = "_request-1", issuer = sp.spEntityId, acsUrl = sp.spAcsUrl } = {}): string {
  return deflateRawSync(
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" AssertionConsumerServiceURL="${acsUrl}"><saml:Issuer>${issuer}</saml:Issuer></samlp:AuthnRequest>`,
  ).toString("base64");
}
