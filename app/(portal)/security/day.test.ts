import { expect, it } from "vitest";
import { dayAfter, dayBegins, dayIn } from "./day";

it("a day begins at the zone's midnight", () => {
  expect(dayBegins("2026-11-22", "America/Sao_Paulo")?.toISOString()).toBe("2026-11-22T03:00:00.000Z");
  expect(dayBegins("2026-11-22", "UTC")?.toISOString()).toBe("2026-11-22T00:00:00.000Z");
});
it("also on the days when clocks change", () => {
  expect(dayBegins("2026-03-29", "Europe/Berlin")?.toISOString()).toBe("2026-03-28T23:00:00.000Z");
  expect(dayBegins("2026-03-30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T22:00:00.000Z");
});
it.each([undefined, "", "yesterday", "2026-13-40", "22/11/2026"])("%j is no day", (text) => {
  expect(dayBegins(text, "UTC")).toBeUndefined();
});
it("knows the day of an instant, and those around it", () => {
  expect(dayIn("America/Sao_Paulo", new Date("2026-11-22T02:00:00Z"))).toBe("2026-11-21");
  expect(dayIn("UTC", new Date("2026-11-22T02:00:00Z"), -27)).toBe("2026-10-26");
  expect(dayAfter("2026-11-30")).toBe("2026-12-01");
});
