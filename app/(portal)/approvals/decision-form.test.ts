import { expect, it } from "vitest";
import { readAsked, readMinutes } from "./decision-form";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
const requestId = "0197a0c0-0000-4000-8000-000000000001";

it("reads which request, and refuses what is none", () => {
  expect(readAsked(form({ requestId, contentHash: "ab" }))).toEqual({ requestId, contentHash: "ab" });
  expect(readAsked(form({ requestId: "1; drop", contentHash: "ab" }))).toBeUndefined();
  expect(readAsked(form({ requestId }))).toBeUndefined();
});

it("reads the chip or the field beside it", () => {
  expect(readMinutes(form({ minutes: "60" }))).toBe(60);
  expect(readMinutes(form({ minutes: "other", otherMinutes: " 25 " }))).toBe(25);
});

it.each(["", "-5", "1e3", "60.5", "an hour"])("minutes %j are no number", (minutes) => {
  expect(readMinutes(form({ minutes }))).toBeNaN();
});
