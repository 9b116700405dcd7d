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
    { arn: "arn:db", name: "DatabaseAdmin", description: "", sessionSeconds: 3600, isGuarded: true },
    { arn: "arn:ro", name: "ReadOnly", description: "", sessionSeconds: 7200, isGuarded: false },
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
  held: [],
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
  it("says until when, and when credentials are dead at the latest: with access, where a guard ends them", () => {
    const hour = { startsAtMs: now, endsAtMs: now + 3_600_000 };
    const windowOf = (arn: string) => previewOf(offer, ask(arn, ["1"]), limits, now).window;
    expect(windowOf("arn:db")).toEqual({ ...hour, credentialsDeadByMs: hour.endsAtMs });
    expect(windowOf("arn:ro")).toEqual({ ...hour, credentialsDeadByMs: hour.endsAtMs + 7_200_000 });
  });
  it("warns of a gap where a guarded access is extended shortly before its end", () => {
    const minute = 60_000;
    const extensions = (leftMinutes: number, arn = "arn:db", rest: Partial<Ask> = {}) => {
      const held = [{ accountId: "1", permissionSetArn: arn, untilMs: now + leftMinutes * minute }];
      const preview = previewOf({ ...offer, held }, ask(arn, ["1"], rest), limits, now);
      return preview.extensions.map(({ approvedByMs, gapUntilMs, isLate }) => [
        (approvedByMs - now) / minute,
        (gapUntilMs - now) / minute,
        isLate,
      ]);
    };
    expect(extensions(10)).toEqual([[5, 15, false]]);
    expect(extensions(4)).toEqual([[-1, 9, true]]);
    expect(extensions(10, "arn:db", { startsAt: new Date(now + 10 * minute) })).toEqual([[5, 15, true]]);
    expect(extensions(40)).toEqual([]);
    expect(extensions(4, "arn:db", { startsAt: new Date(now + 5 * minute) })).toEqual([]);
    expect(extensions(10, "arn:db", { minutes: 15, startsAt: null })).toEqual([[5, 15, false]]);
    expect(extensions(10, "arn:ro")).toEqual([]);
    expect(previewOf(offer, ask("arn:db", ["1"]), limits, now).extensions).toEqual([]);
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
