import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountId, BundleId, PermissionSetArn, PersonId, RequestId, UnitId } from "../ids";
import type { Limits } from "../policy/types";
import { askRefusals, contentHash, decideRequest, grantedWindow, lapseAt } from "./rules";
import type { AccessRequest, Ask } from "./types";

const limits: Limits = {
  minMinutes: 15,
  maxMinutes: 240,
  maxDaysAhead: 30,
  answerHours: 24,
  maxUnguardedSessionMinutes: 240,
};
const now = new Date("2026-01-05T12:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const target = { accountId: "310000000001" as AccountId, permissionSetArn: "arn:1" as PermissionSetArn };
const sound: Ask = { targets: [target], minutes: 60, startsAt: null, justification: "why", ticket: "" };

describe("askRefusals", () => {
  const codes = (change: Partial<Ask>) =>
    askRefusals({ ...sound, ...change }, limits, now).map(({ code }) => code);

  it.each<[string, Partial<Ask>, string[]]>([
    ["a sound ask", {}, []],
    ["the minimum and the maximum are allowed", { minutes: 15 }, []],
    ["four hours", { minutes: 240 }, []],
    ["one minute more", { minutes: 241 }, ["minutes-above-maximum"]],
    ["too short", { minutes: 14 }, ["minutes-below-minimum"]],
    ["half a minute", { minutes: 15.5 }, ["minutes-not-a-number"]],
    ["no number", { minutes: Number.NaN }, ["minutes-not-a-number"]],
    ["nothing asked for", { targets: [] }, ["targets-missing"]],
    ["too much at once", { targets: Array(21).fill(target) }, ["targets-too-many"]],
    ["a blank reason", { justification: " \n" }, ["justification-missing"]],
    ["an endless reason", { justification: "x".repeat(2001) }, ["justification-too-long"]],
    ["an endless ticket", { ticket: "x".repeat(101) }, ["ticket-too-long"]],
    ["no time", { startsAt: new Date(Number.NaN) }, ["start-not-a-time"]],
    ["a start that has just passed", { startsAt: inMinutes(-4) }, []],
    ["a start in the past", { startsAt: inMinutes(-6) }, ["start-in-the-past"]],
    ["a start too far ahead", { startsAt: inMinutes(30 * 24 * 60 + 1) }, ["start-too-far"]],
    [
      "two wrongs at once",
      { minutes: 0, justification: "" },
      ["minutes-below-minimum", "justification-missing"],
    ],
  ])("%s", (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
});

describe("contentHash", () => {
  const ana = "ana" as PersonId;
  it("is the same whatever the order of the targets, and another for any other content", () => {
    const two = [target, { ...target, accountId: "2" as AccountId }];
    expect(contentHash(ana, { ...sound, targets: two })).toBe(
      contentHash(ana, { ...sound, targets: [...two].reverse() }),
    );
    const hashes = [
      contentHash(ana, sound),
      contentHash("bruno" as PersonId, sound),
      ...(["minutes", "startsAt", "justification", "ticket", "targets"] as const).map((field) =>
        contentHash(ana, { ...sound, minutes: 60, ...{ [field]: changed[field] } }),
      ),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  const changed = { minutes: 61, startsAt: now, justification: "other", ticket: "T-1", targets: [] };
});

describe("grantedWindow", () => {
  it("starts now at the approval", () => {
    expect(grantedWindow({ startsAt: null, minutes: 60 }, 60, now)).toEqual({
      startsAt: now,
      endsAt: inMinutes(60),
    });
  });
  it("keeps a later start, is shortened by a late approval, and is nothing when it has passed", () => {
    expect(grantedWindow({ startsAt: inMinutes(30), minutes: 60 }, 60, now)).toEqual({
      startsAt: inMinutes(30),
      endsAt: inMinutes(90),
    });
    expect(grantedWindow({ startsAt: inMinutes(-20), minutes: 60 }, 60, now)).toEqual({
      startsAt: now,
      endsAt: inMinutes(40),
    });
    expect(grantedWindow({ startsAt: inMinutes(-60), minutes: 60 }, 60, now)).toBeUndefined();
  });
  it("gives what a late approver chose, from now, within the asked window", () => {
    const asked = { startsAt: inMinutes(-40), minutes: 120 };
    expect(grantedWindow(asked, 30, now)).toEqual({ startsAt: now, endsAt: inMinutes(30) });
    expect(grantedWindow(asked, 120, now)).toEqual({ startsAt: now, endsAt: inMinutes(80) });
  });
  it("is never longer than what was granted, and always ends after it begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 240 }), (start, minutes) => {
        const window = grantedWindow({ startsAt: inMinutes(start), minutes: 240 }, minutes, now);
        if (!window) return;
        const lasts = window.endsAt.getTime() - window.startsAt.getTime();
        expect(lasts).toBeGreaterThan(0);
        expect(lasts).toBeLessThanOrEqual(minutes * 60_000);
        expect(window.startsAt >= now).toBe(true);
      }),
    );
  });
});

describe("decideRequest", () => {
  const request: AccessRequest = {
    ...sound,
    id: "r" as RequestId,
    bundleId: "b" as BundleId,
    requesterId: "ana" as PersonId,
    unitId: "payments" as UnitId,
    state: "pending",
    contentHash: "hash",
    createdAt: now,
    lapsesAt: inMinutes(60),
  };
  const approve = (minutes: number) => ({ verdict: "approve", minutes }) as const;

  it("approves with less, never with more or with none", () => {
    expect(decideRequest(request, approve(30), "hash", limits, now)).toMatchObject({
      ok: true,
      value: { event: "approved", minutes: 30, window: { endsAt: inMinutes(30) } },
    });
    for (const [minutes, code] of [
      [61, "more-than-asked"],
      [0, "minutes-below-minimum"],
    ] as const)
      expect(decideRequest(request, approve(minutes), "hash", limits, now)).toMatchObject({
        ok: false,
        refusals: [{ code }],
      });
  });

  it("binds a decision to what was read (invariant 1)", () => {
    expect(decideRequest(request, approve(30), "other", limits, now)).toMatchObject({
      refusals: [{ code: "changed-meanwhile" }],
    });
  });

  it.each(["approved", "denied", "withdrawn", "lapsed"] as const)("decides nothing that is %s", (state) => {
    expect(decideRequest({ ...request, state }, approve(30), "hash", limits, now)).toMatchObject({
      refusals: [{ code: "already-decided" }],
    });
  });

  it("denies with a reason only", () => {
    const deny = (reason: string) => decideRequest(request, { verdict: "deny", reason }, "hash", limits, now);
    expect(deny("not now")).toMatchObject({ value: { event: "denied", reason: "not now" } });
    expect(deny("  ")).toMatchObject({ refusals: [{ code: "reason-missing" }] });
  });

  it("lapses what is too late, and a fixed window of which nothing is left", () => {
    expect(decideRequest(request, approve(30), "hash", limits, inMinutes(60))).toMatchObject({
      value: { event: "lapsed" },
    });
    const past = { ...request, startsAt: inMinutes(-60) };
    expect(decideRequest(past, approve(30), "hash", limits, now)).toMatchObject({
      value: { event: "lapsed" },
    });
  });

  it("lapses at the end of a fixed window when that comes first", () => {
    expect(lapseAt({ ...sound, startsAt: inMinutes(10) }, limits, now)).toEqual(inMinutes(70));
    expect(lapseAt(sound, limits, now)).toEqual(inMinutes(24 * 60));
  });
});
