import { expect, it } from "vitest";
import type { GrantView } from "@/core/grant/views";
import { fateOf } from "./credentials-fate";

const endsAt = new Date("2026-11-22T15:00:00Z");
const guard = { armedAt: endsAt, gap: null, honouredBy: null };
const later = (minutes: number) => new Date(endsAt.getTime() + minutes * 60_000);
const fate = (minutes: number, guarded: GrantView["guard"] = guard, keptUntil: Date | null = null) =>
  fateOf({ guard: guarded, endsAt, credentialsDeadBy: later(minutes), keptUntil });

it("says that sessions end with access only where a guard ends them", () => {
  expect(fate(0)).toBe("with-it");
  expect(fate(5)).toBe("soon");
  expect(fate(60)).toBe("worst-case");
  expect(fate(0, null)).toBe("worst-case");
});
it("says that nothing ends while another grant keeps the access", () => {
  expect(fate(20, guard, later(20))).toBe("goes-on");
});
