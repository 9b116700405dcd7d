import { expect, it } from "vitest";
import { clockOf, secondsLeft, thresholdPassed } from "./remaining";

it("is over only when it is over", () => {
  expect(secondsLeft(10_000, 9_999)).toBe(1);
  expect(secondsLeft(10_000, 10_000)).toBe(0);
  expect(secondsLeft(10_000, 99_000)).toBe(0);
});
it("writes hours only when there are some", () => {
  expect(clockOf(41 * 60 + 58)).toBe("41:58");
  expect(clockOf(3600 + 61)).toBe("1:01:01");
  expect(clockOf(5)).toBe("0:05");
});
it("speaks once at each threshold, and of the last one after a sleep", () => {
  expect(thresholdPassed(undefined, 200)).toBeUndefined();
  expect(thresholdPassed(301, 300)).toBe(5);
  expect(thresholdPassed(300, 299)).toBeUndefined();
  expect(thresholdPassed(400, 0)).toBe(0);
});
