import { expect, it } from "vitest";
import { shownStateOf } from "./shown-state";

it("shows what somebody has before what is over", () => {
  expect(shownStateOf({ state: "approved", isOverdue: false, grantStates: ["ended", "active"] })).toBe(
    "active",
  );
  expect(shownStateOf({ state: "approved", isOverdue: false, grantStates: ["cancelled", "scheduled"] })).toBe(
    "scheduled",
  );
  expect(shownStateOf({ state: "approved", isOverdue: false, grantStates: [] })).toBe("approved");
  expect(shownStateOf({ state: "denied", isOverdue: false, grantStates: [] })).toBe("denied");
  expect(shownStateOf({ state: "approved", isOverdue: true, grantStates: ["failed"] })).toBe("overdue");
});
