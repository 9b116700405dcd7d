import { describe, expect, it } from "vitest";
import type { PersonId } from "../ids";
import { answerable, hashOf, later, localPath, newAttemptId, newToken, redeemable, timely } from "./rules";
import type { Assertion, Attempt, Ticket } from "./types";

const now = new Date("2026-03-01T12:00:00Z");

describe("a browser is sent back", () => {
  it.each([
    "/access",
    "/requests/new?account=310000000001&minutes=60",
    "/requests/1#calls",
    "/apis",
    "/a//b",
  ])("to %s", (path) => expect(localPath(path)).toBe(path));

  it.each([
    null,
    "",
    "/",
    "access",
    "//evil.example.com",
    "/\\evil.example.com",
    "\\\\evil.example.com",
    "/a\\b",
    "https://evil.example.com",
    "javascript:alert(1)",
    "/\t/evil.example.com",
    "/\n/evil.example.com",
    "/access\r\nSet-Cookie: a=b",
    "/%0d\u0000",
    "/.//evil.example.com",
    "/x/..//evil.example.com",
    "/api/auth/signout",
    "/API/auth/leave",
    "/x/../api/auth/leave",
    "/login?refusal=replayed",
    `/${"a".repeat(2001)}`,
  ])("home, not to %j", (path) => expect(localPath(path)).toBe("/access"));
});

describe("an attempt", () => {
  const attempt: Attempt = { id: "_1", bindingHash: "b", returnTo: "/access", expiresAt: later(now, 1) };

  it("can be answered until it expires", () => {
    expect(answerable(attempt, now)).toEqual({ ok: true, value: attempt });
    expect(answerable(attempt, later(now, 1))).toMatchObject({ refusal: { code: "attempt-expired" } });
  });
  it("can be answered once", () => {
    expect(answerable({ ...attempt, answeredAt: now }, now)).toMatchObject({
      refusal: { code: "attempt-answered" },
    });
  });
  it("must be one of ours", () => {
    expect(answerable(undefined, now)).toMatchObject({ refusal: { code: "attempt-unknown" } });
  });
});

describe("an assertion", () => {
  const assertion: Assertion = {
    assertionId: "_a",
    issuer: "idp",
    nameId: "n",
    inResponseTo: "_1",
    notBefore: now,
    expiresAt: later(now, 300),
    groups: [],
  };

  it.each([
    ["a minute early", -60, true],
    ["more than a minute early", -61, false],
    ["in its time", 200, true],
    ["almost a minute late", 359, true],
    ["a minute late", 360, false],
  ])("%s", (_, seconds, ok) => expect(timely(assertion, later(now, seconds)).ok).toBe(ok));
});

describe("a ticket", () => {
  const ticket: Ticket = {
    tokenHash: "t",
    attemptId: "_1",
    bindingHash: hashOf("browser"),
    personId: "p" as PersonId,
    groups: [],
    expiresAt: later(now, 60),
  };

  it("is good for its browser, once, for a minute", () => {
    expect(redeemable(ticket, hashOf("browser"), now).ok).toBe(true);
    expect(redeemable(ticket, hashOf("browser"), later(now, 60))).toMatchObject({
      refusal: { code: "ticket-expired" },
    });
    expect(redeemable({ ...ticket, redeemedAt: now }, hashOf("browser"), now)).toMatchObject({
      refusal: { code: "ticket-used" },
    });
    expect(redeemable(undefined, hashOf("browser"), now)).toMatchObject({
      refusal: { code: "ticket-unknown" },
    });
  });
  it.each([hashOf("another"), undefined])("is no good for another browser (%s)", (binding) => {
    expect(redeemable(ticket, binding, now)).toMatchObject({ refusal: { code: "other-browser" } });
  });
});

it("makes ids that are XML names, and tokens that fit an address", () => {
  expect(newAttemptId()).toMatch(/^_[0-9a-f]{40}$/);
  expect(newToken()).toMatch(/^[\w-]{43}$/);
  expect(newToken()).not.toBe(newToken());
});
