import { describe, expect, it } from "vitest";
import { readAsk } from "./ask-form";

function sent(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) data.append(name, value);
  }
  return data;
}

describe("readAsk", () => {
  it("takes one target an account, each once", () => {
    const { targets } = readAsk(sent({ account: ["1", "2", "1"], permissionSet: "arn" }));
    expect(targets).toEqual([
      { accountId: "1", permissionSetArn: "arn" },
      { accountId: "2", permissionSetArn: "arn" },
    ]);
  });
  it("has no target without a permission set", () => {
    expect(readAsk(sent({ account: "1" })).targets).toEqual([]);
  });
  it("reads minutes from a chip or from the field beside it", () => {
    expect(readAsk(sent({ minutes: "60", otherMinutes: "7" })).minutes).toBe(60);
    expect(readAsk(sent({ minutes: "other", otherMinutes: " 45 " })).minutes).toBe(45);
    for (const wrong of ["", "1.5", "-3", "1e3", "ten"])
      expect(readAsk(sent({ minutes: "other", otherMinutes: wrong })).minutes, wrong).toBeNaN();
  });
  it("reads a later start in the zone that was shown", () => {
    const later = { start: "later", startsAt: "2026-11-22T15:00" };
    expect(readAsk(sent({ ...later, timeZone: "Europe/Lisbon" })).startsAt?.toISOString()).toBe(
      "2026-11-22T15:00:00.000Z",
    );
    expect(readAsk(sent({ ...later, timeZone: "America/Sao_Paulo" })).startsAt?.toISOString()).toBe(
      "2026-11-22T18:00:00.000Z",
    );
    expect(readAsk(sent({ start: "now", startsAt: "2026-11-22T15:00" })).startsAt).toBeNull();
    expect(readAsk(sent({ start: "later", startsAt: "" })).startsAt?.getTime()).toBeNaN();
  });
});
