// What is taken from an identity provider's metadata, and what makes it unusable.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIdpMetadata } from "./idp-metadata";
import { keptMetadata, loadMetadata } from "./metadata-source";

let certificate: string;
let folder: string;

beforeAll(async () => {
  const made = await generate([{ name: "commonName", value: "test" }], { algorithm: "sha256" });
  certificate = made.cert.replace(/-----[A-Z ]+-----/g, "");
  folder = await mkdtemp(join(tmpdir(), "metadata-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("reads entity id, address and every signing certificate, and leaves the encrypting ones", () => {
  const read = readIdpMetadata(
    metadata({ keys: key("signing") + key("encryption", "bm90IG9uZQ==") + key() }),
  );
  expect(read.entityId).toBe("https://idp.example.com/");
  expect(read.ssoUrl).toBe("https://idp.example.com/sso");
  expect(read.certificates).toHaveLength(1);
});

it("finds the one identity provider in a collection", () => {
  const other = '<md:EntityDescriptor entityID="sp"><md:SPSSODescriptor/></md:EntityDescriptor>';
  expect(readIdpMetadata(collection(other + metadata())).entityId).toBe("https://idp.example.com/");
});

describe("says in one sentence why metadata is unusable:", () => {
  it.each([
    ["not XML", () => "no xml at all", /not well-formed/],
    ["broken XML", () => "<a><b></a>", /not well-formed/],
    ["something else", () => "<html/>", /no SAML 2.0 identity provider/],
    ["two providers", () => collection(metadata() + metadata()), /more than one/],
    ["no entity id", () => metadata().replace(/entityID="[^"]+"/, ""), /no entityID/],
    ["no redirect binding", () => metadata({ binding: "HTTP-POST" }), /HTTP-Redirect/],
    ["a script as address", () => metadata({ location: "javascript:alert(1)" }), /no web address/],
    ["no certificate", () => metadata({ keys: "" }), /no signing certificate/],
    ["a broken certificate", () => metadata({ keys: key("signing", "bm90IG9uZQ==") }), /cannot be read/],
  ])("%s", (_, text, reason) => {
    expect(() => readIdpMetadata(text())).toThrow(reason);
  });
});

it("names the file that is missing or unusable", async () => {
  const file = join(folder, "idp.xml");
  await expect(loadMetadata({ file })).rejects.toMatchObject({
    retry: "later",
    message: expect.stringContaining(file),
  });
  await writeFile(file, "<html/>");
  await expect(loadMetadata({ file })).rejects.toMatchObject({
    retry: "never",
    message: `The identity provider's metadata at ${file} is unusable: it describes no SAML 2.0 identity provider.`,
  });
});

it("fetches an address once for many, and follows no redirect", async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (request.url === "/moved") response.writeHead(302, { location: "/" }).end();
    else response.end(metadata());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept = keptMetadata({ url }, () => {});
  await Promise.all([kept(), kept(), kept()]);
  expect((await kept()).entityId).toBe("https://idp.example.com/");
  expect(asked).toBe(1);
  await expect(loadMetadata({ url: `${url}/moved` })).rejects.toMatchObject({ code: "saml-metadata" });
  server.closeAllConnections();
  server.close();
});

function key(use?: string, text = certificate): string {
  return `<md:KeyDescriptor${use ? ` use="${use}"` : ""}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${text}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
}

function metadata({
  keys = key(),
  binding = "HTTP-Redirect",
  location = "https://idp.example.com/sso",
} = {}) {
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/"><md:IDPSSODescriptor>${keys}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

function collection(entities: string): string {
  return `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities}</md:EntitiesDescriptor>`;
}
