import { describe, expect, it } from "vitest";
import { parseEnv, terminalLanguage } from "./env";

const sound = {
  DATABASE_URL: "postgres://app@127.0.0.1/catraca",
  QUEUE_URL: "redis://127.0.0.1:6379",
  BASE_URL: "http://localhost:3000",
  SESSION_SECRET: "x".repeat(32),
  SAML_IDP_METADATA_FILE: "/idp.xml",
  SAML_SP_ENTITY_ID: "urn:catraca",
  AWS_REGION: "sa-east-1",
  AWS_ACCESS_PORTAL_URL: "https://example.awsapps.com/start",
};

describe("parseEnv", () => {
  it("takes a sound environment and fills the defaults", () => {
    const env = parseEnv(sound);
    expect(env.MAX_GRANT_MINUTES).toBe(240);
    expect(env.ACTIVITY_REGIONS).toEqual(["us-east-1"]);
    expect([env.GUARD_ROLE_NAME, env.MAX_UNGUARDED_SESSION_MINUTES]).toEqual([undefined, 240]);
  });

  it.each([
    [{ DATABASE_URL: undefined }, "The environment variable DATABASE_URL is missing."],
    [{ DATABASE_URL: "" }, "The environment variable DATABASE_URL is missing."],
    [{ QUEUE_URL: "amqp://x" }, "The environment variable QUEUE_URL is wrong"],
    [{ SESSION_SECRET: "short" }, "The environment variable SESSION_SECRET is wrong: must have at least 32"],
    [{ MAX_GRANT_MINUTES: "forever" }, "The environment variable MAX_GRANT_MINUTES is wrong"],
    [{ SAML_IDP_METADATA_FILE: undefined }, "Set either SAML_IDP_METADATA_FILE or SAML_IDP_METADATA_URL"],
    [{ SAML_IDP_METADATA_URL: "https://idp.example.com/m" }, "and only one"],
    [{ MIN_GRANT_MINUTES: "300" }, "MIN_GRANT_MINUTES is above MAX_GRANT_MINUTES"],
  ])("names what is wrong: %o", (change, sentence) => {
    expect(() => parseEnv({ ...sound, ...change })).toThrow(sentence);
  });
});

describe("terminalLanguage", () => {
  it.each([
    [{}, "en"],
    [{ LANG: "C.UTF-8" }, "en"],
    [{ LANG: "pt_BR.UTF-8" }, "pt-BR"],
    [{ LANG: "pt_BR.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
  ])("%o: %s", (source, language) => {
    expect(terminalLanguage(source)).toBe(language);
  });
});
