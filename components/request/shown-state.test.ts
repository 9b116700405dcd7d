import { expect, it } from "vitest";
import { shownStateOf } from "./shown-state";

it("shows what somebody has before what is over", () => {
  expect(shownStateOf({ state: "approved", grantStates: ["ended", "active"] })).toBe("active");
  expect(shownStateOf({ state: "approved", grantStates: ["cancelled", "scheduled"] })).toBe("scheduled");
  expect(shownStateOf({ state: "approved", grantStates: [] })).toBe("approved");
  expect(shownStateOf({ state: "denied", grantStates: [] })).toBe("denied");
});
