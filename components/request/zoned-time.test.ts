import { describe, expect, it } from "vitest";
import { instantIn, localIn } from "./zoned-time";

const instant = (zone: string, local: string) => instantIn(zone, local).toISOString();

describe("instantIn", () => {
  it("reads a time in the zone, not in the server's", () => {
    expect(instant("America/Sao_Paulo", "2026-11-22T15:00")).toBe("2026-11-22T18:00:00.000Z");
    expect(instant("Asia/Kolkata", "2026-11-22T15:00")).toBe("2026-11-22T09:30:00.000Z");
    expect(instant("UTC", "2026-11-22T15:00:30")).toBe("2026-11-22T15:00:30.000Z");
  });
  it("knows summer time", () => {
    expect(instant("Europe/Berlin", "2026-07-01T12:00")).toBe("2026-07-01T10:00:00.000Z");
    expect(instant("Europe/Berlin", "2026-12-01T12:00")).toBe("2026-12-01T11:00:00.000Z");
  });
  it("takes a skipped time from before the change, and the first of a repeated one", () => {
    expect(instant("Europe/Berlin", "2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(instant("Europe/Berlin", "2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  });
  it("has no instant for what is no date and time", () => {
    for (const text of [
      "",
      "tomorrow",
      "2026-02-30T10:00",
      "2026-11-22",
      "2026-11-22T25:00",
      "2026-11-22T15:00Z",
    ])
      expect(Number.isNaN(instantIn("UTC", text).getTime()), text).toBe(true);
  });
});

describe("localIn", () => {
  it("is what instantIn reads", () => {
    for (const zone of ["America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Chatham"])
      expect(instantIn(zone, localIn(zone, Date.UTC(2026, 10, 22, 18, 7))).toISOString()).toBe(
        "2026-11-22T18:07:00.000Z",
      );
  });
});
