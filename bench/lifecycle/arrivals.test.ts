import { describe, expect, it } from "vitest";
import { quantile } from "@/bench/lifecycle/figures";
import type { JournalEntry } from "@/sandbox/aws/journal";
import { arrivalsOf, firstOf, keyOf, rateOf } from "./arrivals";

const call = (atMs: number, more: Partial<JournalEntry> = {}): JournalEntry => ({
  sequence: atMs,
  at: new Date(atMs).toISOString(),
  kind: "call",
  service: "sso-admin",
  operation: "DeleteAccountAssignment",
  outcome: "OK",
  ...more,
});

describe("the rate", () => {
  it("is kept by twenty in every second", () => {
    const even = Array.from({ length: 100 }, (_, n) => call(n * 50));
    expect(rateOf(arrivalsOf(even, 0))).toEqual({ most: 20, above: 0 });
  });

  it("is broken by one that comes too late, beside those of the next second", () => {
    const even = Array.from({ length: 100 }, (_, n) => call(n === 10 ? 501 : n * 50));
    expect(rateOf(arrivalsOf(even, 0))).toEqual({ most: 21, above: 1 });
  });

  it("counts what AWS refused too, and nothing of other services or of before", () => {
    const record = [
      call(1, { outcome: "ThrottlingException" }),
      call(2, { service: "iam" }),
      call(3, { kind: "effect" }),
      call(0),
    ];
    expect(rateOf(arrivalsOf(record, 1))).toEqual({ most: 1, above: 0 });
  });
});

it("finds the first delete of each assignment", () => {
  const tuple = {
    principalType: "USER",
    principalId: "ana",
    accountId: "1",
    permissionSetArn: "set",
  } as const;
  const record = [call(7, { tuple }), call(9, { tuple }), call(5, { tuple, operation: "Other" })];
  expect([...firstOf(arrivalsOf(record, 0), "DeleteAccountAssignment")]).toEqual([
    [keyOf("ana", "1", "set"), 7],
  ]);
});

it("takes quantiles as one that was measured", () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.99)).toBe(3);
  expect(quantile([], 0.5)).toBeNaN();
});
