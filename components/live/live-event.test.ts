import { expect, it } from "vitest";
import { concerns, readLiveEvent } from "./live-event";

it("a subject hears of its members, and a member of its subject", () => {
  expect(concerns(["grants"], ["grants:1"])).toBe(true);
  expect(concerns(["grants:1"], ["grants"])).toBe(true);
  expect(concerns(["grants:1"], ["grants:12"])).toBe(false);
  expect(concerns(["grants"], ["grantsmen:1"])).toBe(false);
});
it("a refresh concerns all", () => {
  const event = readLiveEvent("refresh", '{"now":1}');
  expect(event && concerns(["anything"], event.topics)).toBe(true);
});
it("what is malformed is nothing", () => {
  expect(readLiveEvent("change", "{")).toBeUndefined();
  expect(readLiveEvent("change", '{"topics":["a"]}')).toBeUndefined();
});
