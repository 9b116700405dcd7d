// next-auth, run in process: the cookie holds the id of a sign-in, and only ours is believed.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const id = "11111111-1111-4111-8111-111111111111";

async function withBase(baseUrl: string, secret = "a secret of more than thirty-two characters") {
  vi.resetModules();
  const variables = {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    QUEUE_URL: "postgres://nobody@127.0.0.1:1/none",
    BASE_URL: baseUrl,
    SESSION_SECRET: secret,
    SAML_IDP_METADATA_FILE: "none.xml",
    SAML_IDP_METADATA_URL: "",
    SAML_SP_ENTITY_ID: "urn:test",
    AWS_REGION: "sa-east-1",
    AWS_ACCESS_PORTAL_URL: "https://example.awsapps.com/start",
    LOG_LEVEL: "silent",
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return { ...(await import("./next-auth")), ...(await import("./sign-in")) };
}

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("makes an encrypted cookie from which the id comes back", async () => {
  const { claimedSignInId, makeSession } = await withBase("http://localhost:3000");
  const line = (await makeSession(async () => ({ id }))) ?? "";
  expect(line).toMatch(/^next-auth\.session-token=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  expect(line).not.toContain(id);
  expect(await claimedSignInId(cookieValue(line))).toBe(id);
});

it("makes no session when nothing is redeemed", async () => {
  const { makeSession } = await withBase("http://localhost:3000");
  expect(await makeSession(async () => null)).toBeUndefined();
});

it("sends cookies by https alone where people come by https", async () => {
  const { bindingCookie, clearedCookies, makeSession } = await withBase("https://catraca.example.com");
  expect(await makeSession(async () => ({ id }))).toMatch(/^__Secure-next-auth\.session-token=.*; Secure/);
  expect(bindingCookie("b")).toMatch(
    /^__Host-catraca-browser=b; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
  for (const line of clearedCookies()) expect(line).toMatch(/^__(Secure|Host)-.*; Max-Age=0; .*Secure$/);
});

it("believes no cookie but its own", async () => {
  const foreign = await withBase(
    "http://localhost:3000",
    "another secret of more than thirty-two characters",
  );
  const line = (await foreign.makeSession(async () => ({ id }))) ?? "";
  const { claimedSignInId } = await withBase("http://localhost:3000");
  for (const cookie of [cookieValue(line), "rubbish", "", undefined]) {
    expect(await claimedSignInId(cookie)).toBeUndefined();
  }
});

describe("a form comes from the portal", () => {
  it.each([
    ["by the browser's word", { "sec-fetch-site": "same-origin", origin: "null" }, true],
    ["by its origin, from an old browser", { origin: "https://catraca.example.com" }, true],
    ["not from another site", { "sec-fetch-site": "cross-site" }, false],
    ["not from a neighbour", { "sec-fetch-site": "same-site", origin: "https://catraca.example.com" }, false],
    ["not from another origin", { origin: "https://evil.example.com" }, false],
    ["not from nowhere", {}, false],
  ])("%s", async (_, headers, expected) => {
    const { isSameOrigin } = await withBase("https://catraca.example.com");
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(expected);
  });
});

function cookieValue(setCookie: string): string {
  return decodeURIComponent(setCookie.slice(setCookie.indexOf("=") + 1, setCookie.indexOf(";")));
}
