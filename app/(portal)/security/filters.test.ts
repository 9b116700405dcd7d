import { describe, expect, it } from "vitest";
import { keptOf, readActivityFilter, readAuditFilter, readGrantFilter, readRequestFilter } from "./filters";

const zone = "America/Sao_Paulo";

describe("filters from an address", () => {
  it("reads where, when and in which state", () => {
    expect(
      readRequestFilter({ unit: "payments", state: "denied", from: "2026-11-01", to: "2026-11-02" }, zone),
    ).toMatchObject({
      unitId: "payments",
      state: "denied",
      from: new Date("2026-11-01T03:00:00Z"),
      until: new Date("2026-11-03T03:00:00Z"),
    });
  });
  it("takes no nonsense", () => {
    const filter = readGrantFilter(
      { state: "pending", from: "x", to: "y", person: "a\0b", account: "z".repeat(300) },
      zone,
    );
    expect(Object.values(filter).filter((value) => value !== undefined)).toEqual([]);
  });
  it("an hour of the week needs both its parts", () => {
    expect(readRequestFilter({ weekday: "1", hour: "0" }, zone).weeklyHour).toEqual({
      weekday: 1,
      hour: 0,
      timeZone: zone,
    });
    expect(readRequestFilter({ weekday: "8", hour: "0" }, zone).weeklyHour).toBeUndefined();
    expect(readRequestFilter({ hour: "0" }, zone).weeklyHour).toBeUndefined();
  });
  it("knows kinds of calls and subjects of the trail", () => {
    expect(readActivityFilter({ kind: "protected" }, zone).kind).toBe("protected");
    expect(readActivityFilter({ kind: "all" }, zone).kind).toBeUndefined();
    expect(readAuditFilter({ subject: "sign-in", action: "sign-in.refused" }, zone)).toMatchObject({
      subject: "sign-in",
      action: "sign-in.refused",
    });
  });
  it("keeps what links carry on", () => {
    expect(keptOf({ unit: "payments", page: "2", state: "" }, ["unit", "state"])).toEqual({
      unit: "payments",
    });
  });
});
