import { expect, it } from "vitest";
import { offeredMinutes } from "./offered-minutes";

it("offers what was asked, and a few shorter lengths", () => {
  expect(offeredMinutes(60, 15)).toEqual([15, 30, 60]);
  expect(offeredMinutes(240, 1)).toEqual([30, 60, 120, 240]);
  expect(offeredMinutes(45, 30)).toEqual([30, 45]);
});
it("offers nothing below the minimum", () => {
  expect(offeredMinutes(5, 1)).toEqual([5]);
});
