import { describe, expect, it } from "vitest";
import { absoluteTime, exactTime, relativeTime, utcTime } from "./written-time";

const now = Date.UTC(2026, 10, 22, 17, 0, 0);
const minutes = (count: number) => now + count * 60_000;

describe("relativeTime", () => {
  it("speaks both languages, without full stops", () => {
    expect(relativeTime(minutes(42), now, "en")).toBe("in 42 min");
    expect(relativeTime(minutes(-3), now, "en")).toBe("3 min ago");
    expect(relativeTime(minutes(-3), now, "pt-BR")).toBe("há 3 min");
  });
  it("cuts rather than rounds, so that nothing has happened before it did", () => {
    expect(relativeTime(minutes(119), now, "en")).toBe("in 1 hr");
    expect(relativeTime(now - 59_900, now, "en")).toBe("59 sec ago");
  });
});

describe("absoluteTime", () => {
  it("names the zone, also in English", () => {
    expect(absoluteTime(minutes(60), now, "en", "America/Sao_Paulo")).toBe("15:00 BRT");
    expect(absoluteTime(minutes(60), now, "pt-BR", "America/Sao_Paulo")).toBe("15:00 BRT");
    expect(absoluteTime(minutes(60), now, "en", "UTC")).toBe("18:00 UTC");
  });
  it("tells seconds where they matter", () => {
    expect(exactTime(now + 3_000, now, "pt-BR", "America/Sao_Paulo")).toBe("14:00:03 BRT");
  });
  it("adds the day when it is not today there, and the year when it is another", () => {
    expect(absoluteTime(minutes(60 * 12), now, "en", "America/Sao_Paulo")).toBe("Nov 23, 02:00 BRT");
    expect(absoluteTime(minutes(-60 * 24 * 400), now, "pt-BR", "America/Sao_Paulo")).toMatch(
      /2025, 14:00 BRT$/,
    );
  });
});

it("utcTime is exact to the second", () => {
  expect(utcTime(now)).toBe("2026-11-22 17:00:00 UTC");
});
