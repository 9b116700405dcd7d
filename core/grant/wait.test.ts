import { describe, expect, it } from "vitest";
import { isStuck, waitOf } from "./wait";

const startsAt = new Date("2026-11-22T12:00:00Z");
const later = (seconds: number) => new Date(startsAt.getTime() + seconds * 1000);
const waiting = {
  state: "activating",
  startsAt,
  closing: null,
  isUnarmed: false,
  isGiving: true,
  fault: null,
  guardFault: null,
  removals: [],
};

describe("what a grant waits for", () => {
  it("is nothing in the first half minute, nor once it has begun", () => {
    expect(waitOf({ ...waiting, fault: "ThrottlingException" }, later(29))).toBeNull();
    expect(waitOf({ ...waiting, state: "active", fault: "ThrottlingException" }, later(90))).toBeNull();
  });
  it("is then what the last try failed with", () => {
    expect(waitOf({ ...waiting, fault: "ThrottlingException" }, later(30))).toEqual({
      for: "aws",
      fault: "ThrottlingException",
    });
    expect(waitOf({ ...waiting, isUnarmed: true, guardFault: "NoSuchEntityException" }, later(30))).toEqual({
      for: "guard",
      fault: "NoSuchEntityException",
    });
    expect(waitOf({ ...waiting, guardFault: "NoSuchEntityException" }, later(30))).toEqual({
      for: "aws",
      fault: null,
    });
  });
  it("is at once the last session there, until a minute after it was seen to be gone", () => {
    const closing = { beginsAt: later(60), honouredBy: null };
    expect(waitOf({ ...waiting, closing }, later(1))).toEqual({ for: "last-session", beginsAt: later(60) });
    expect(waitOf({ ...waiting, closing }, later(61))).toEqual({ for: "aws", fault: null });
    expect(waitOf({ ...waiting, closing: { ...closing, beginsAt: null } }, later(90))).toEqual({
      for: "last-session",
      beginsAt: null,
    });
  });
  it("is at once a removal that AWS never answered, until that can no longer arrive", () => {
    const removals = [{ writtenAt: later(-100) }, { writtenAt: later(-400) }];
    const wait = waitOf({ ...waiting, removals }, later(1));
    expect(wait).toEqual({ for: "removal", beginsAt: later(220) });
    expect(isStuck({ startsAt, wait }, later(90))).toBe(false);
    expect(waitOf({ ...waiting, removals }, later(220))).toEqual({ for: "aws", fault: null });
  });
  it("is that nothing is given at present, which needs no hand of its own", () => {
    const wait = waitOf({ ...waiting, isGiving: false, fault: "Broken" }, later(90));
    expect(wait).toEqual({ for: "mode" });
    expect(isStuck({ startsAt, wait }, later(90))).toBe(false);
  });
  it("needs a hand after a minute, unless it only waits for that session", () => {
    const stuck = { startsAt, wait: { for: "aws", fault: null } as const };
    expect([isStuck(stuck, later(59)), isStuck(stuck, later(60))]).toEqual([false, true]);
    expect(isStuck({ startsAt, wait: { for: "last-session", beginsAt: null } }, later(600))).toBe(false);
    expect(isStuck({ startsAt, wait: null }, later(600))).toBe(false);
  });
});
