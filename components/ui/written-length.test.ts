import { expect, it } from "vitest";
import { writtenLength, writtenMinutes } from "./written-length";

it.each([
  [0, "0 s"],
  [45.4, "45 s"],
  [200, "3 min 20 s"],
  [120, "2 min"],
  [2_460, "41 min"],
  [3_599, "1 h"],
  [5_400, "1 h 30 min"],
  [187_200, "2 d 4 h"],
  [-3, "0 s"],
])("%d s is %s", (seconds, text) => {
  expect(writtenLength(seconds)).toBe(text);
});

it("minutes are written as they are asked for", () => {
  expect(writtenMinutes(60)).toBe("1 h");
  expect(writtenMinutes(15)).toBe("15 min");
  expect(writtenMinutes(5)).toBe("5 min");
});
