import { describe, expect, it } from "vitest";
import type { EligibleView } from "@/core/policy/views";
import { askAddress, askablesOf, matching } from "./askable";
import { readFavourites, toggled } from "./favourites";

function eligible(accountId: string, accountName: string, lastRequestedAt: Date | null = null): EligibleView {
  return {
    target: { accountId, accountName, permissionSetName: "ReadOnly", isProduction: false },
    unit: { id: "payments", name: "Payments" },
    maxMinutes: 60,
    deciders: [],
    lastRequestedAt,
  } as unknown as EligibleView;
}

const all = [
  eligible("000000000001", "alpha"),
  eligible("000000000002", "beta", new Date(1)),
  eligible("000000000003", "gamma", new Date(2)),
  eligible("000000000004", "delta"),
];

describe("askablesOf", () => {
  it("puts favourites first, then what was asked for last", () => {
    const names = askablesOf(all, ["000000000004/ReadOnly"]).map(({ account }) => account);
    expect(names).toEqual(["delta", "gamma", "beta", "alpha"]);
  });
});

describe("matching", () => {
  it("wants every word, in any field", () => {
    const askables = askablesOf(all, []);
    expect(matching(askables, "read  alp").map(({ account }) => account)).toEqual(["alpha"]);
    expect(matching(askables, "0002").map(({ account }) => account)).toEqual(["beta"]);
    expect(matching(askables, " ")).toHaveLength(4);
    expect(matching(askables, "alpha beta")).toEqual([]);
  });
});

describe("favourites", () => {
  it("are read from a cookie that anybody may have written", () => {
    expect(readFavourites("000000000004/ReadOnly <script> 12/x")).toEqual(["000000000004/ReadOnly"]);
    expect(readFavourites(undefined)).toEqual([]);
  });
  it("go in front, and out again", () => {
    expect(toggled(["a"], "b")).toEqual(["b", "a"]);
    expect(toggled(["b", "a"], "b")).toEqual(["a"]);
  });
});

it("leads to the form with the target filled in", () => {
  const [first] = askablesOf(all, []);
  expect(first && askAddress(first)).toBe("/requests/new?account=000000000003&permissionSet=ReadOnly");
});
