import { describe, expect, it } from "vitest";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Ask } from "@/core/request/types";
import type { Offer } from "./offer";
import { prefillFrom } from "./prefill";
import { previewOf } from "./preview";

const now = Date.parse("2026-11-22T17:00:00Z");
const limits = {
  minMinutes: 15,
  maxMinutes: 240,
  maxDaysAhead: 30,
  answerHours: 24,
  maxUnguardedSessionMinutes: 240,
};
const account = (id: string, name: string, unitId: string, maxMinutes: Record<string, number>) => ({
  id,
  name,
  path: "",
  isProduction: false,
  unitId,
  maxMinutes,
});
const offer: Offer = {
  sets: [
    { arn: "arn:db", name: "DatabaseAdmin", description: "", sessionSeconds: 3600 },
    { arn: "arn:ro", name: "ReadOnly", description: "", sessionSeconds: 7200 },
  ],
  accounts: [
    account("1", "payments-prod", "payments", { "arn:db": 60, "arn:ro": 240 }),
    account("2", "lending-prod", "lending", { "arn:db": 120 }),
    account("3", "payments-dev", "payments", { "arn:ro": 240 }),
  ],
  units: [
    { id: "payments", name: "Payments", deciders: ["Bruno"] },
    { id: "lending", name: "Lending", deciders: [] },
  ],
};

function ask(arn: string, accountIds: string[], rest: Partial<Ask> = {}): Ask {
  return {
    targets: accountIds.map((id) => ({
      accountId: id as AccountId,
      permissionSetArn: arn as PermissionSetArn,
    })),
    minutes: 60,
    startsAt: null,
    justification: "",
    ticket: "",
    ...rest,
  };
}

describe("previewOf", () => {
  it("says until when, and when credentials are dead at the latest", () => {
    const { window } = previewOf(offer, ask("arn:db", ["1"]), limits, now);
    expect(window).toEqual({
      startsAtMs: now,
      endsAtMs: now + 3_600_000,
      credentialsDeadByMs: now + 7_200_000,
    });
  });
  it("makes one request for each unit, and takes the smallest maximum", () => {
    const preview = previewOf(offer, ask("arn:db", ["1", "2"], { minutes: 90 }), limits, now);
    expect(preview.parts.map(({ unit, accounts }) => [unit.id, accounts.length])).toEqual([
      ["payments", 1],
      ["lending", 1],
    ]);
    expect(preview.maxMinutes).toBe(60);
    expect(preview.minutes).toBe("too-many");
    expect(preview.window).toBeUndefined();
  });
  it("names accounts in which the permission set is not on offer", () => {
    const preview = previewOf(offer, ask("arn:db", ["1", "3"]), limits, now);
    expect(preview.notOffered.map(({ id }) => id)).toEqual(["3"]);
  });
  it("judges minutes and start", () => {
    const judged = (rest: Partial<Ask>) => {
      const { minutes, start } = previewOf(offer, ask("arn:ro", ["1"], rest), limits, now);
      return [minutes, start];
    };
    expect(judged({ minutes: Number.NaN })).toEqual(["missing", "now"]);
    expect(judged({ minutes: 5 })).toEqual(["too-few", "now"]);
    expect(judged({ startsAt: new Date(now + 3_600_000) })).toEqual(["fine", "later"]);
    expect(judged({ startsAt: new Date(now - 3_600_000) })).toEqual(["fine", "past"]);
    expect(judged({ startsAt: new Date(now + 40 * 86_400_000) })).toEqual(["fine", "too-far"]);
    expect(judged({ startsAt: new Date(Number.NaN) })).toEqual(["fine", "missing"]);
  });
});

describe("prefillFrom", () => {
  it("finds accounts by id or name, and the set by name or ARN", () => {
    const filled = prefillFrom({ account: ["payments-prod", "2"], permissionSet: "databaseadmin" }, offer);
    expect(filled).toMatchObject({ accountIds: ["1", "2"], permissionSetArn: "arn:db", elsewhere: [] });
    expect(prefillFrom({ permissionSet: "arn:ro" }, offer).permissionSetArn).toBe("arn:ro");
  });
  it("tells what is not on offer, and does not choose it", () => {
    const filled = prefillFrom(
      { account: ["payments-dev", "vault-prod"], permissionSet: "DatabaseAdmin" },
      offer,
    );
    expect(filled).toMatchObject({
      accountIds: [],
      unknownAccounts: ["vault-prod"],
      elsewhere: ["payments-dev"],
    });
    expect(prefillFrom({ permissionSet: "Root" }, offer)).toMatchObject({
      permissionSetArn: "",
      unknownSet: "Root",
    });
  });
  it("takes minutes, reason and ticket, and ignores minutes that are none", () => {
    expect(prefillFrom({ minutes: "45", reason: "restore", ticket: "INC-1" }, offer)).toMatchObject({
      minutes: 45,
      reason: "restore",
      ticket: "INC-1",
    });
    expect(prefillFrom({ minutes: "soon" }, offer).minutes).toBeUndefined();
  });
});
