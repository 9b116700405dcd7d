import { expect, it } from "vitest";
import { grantRefusal } from "./may-activate";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 14, minute));
const limits = { maxMinutes: 60 };

it("lets a grant begin that lasts as long as the ceiling, and none that lasts a moment longer (invariant 14)", () => {
  expect(grantRefusal({ startsAt: at(0), endsAt: at(60) }, limits)).toBeNull();
  const moment = new Date(at(60).getTime() + 1);
  expect(grantRefusal({ startsAt: at(0), endsAt: moment }, limits)).toBe("too-long");
});
it("lets nothing begin whose end is not after its start", () => {
  expect(grantRefusal({ startsAt: at(5), endsAt: at(5) }, limits)).toBe("missed");
  expect(grantRefusal({ startsAt: at(5), endsAt: at(4) }, limits)).toBe("missed");
});
