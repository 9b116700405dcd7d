import { expect, it } from "vitest";
import { addressWith } from "./page-address";

it("keeps what is there, replaces what changes", () => {
  expect(addressWith("/requests", { state: "active", page: "3" }, { page: 4 })).toBe(
    "/requests?state=active&page=4",
  );
});
it("takes out what is undefined or empty", () => {
  expect(addressWith("/requests", { state: "", page: "3" }, { page: undefined })).toBe("/requests");
});
it("keeps repeated parameters", () => {
  expect(addressWith("/r", { unit: ["a", "b"] }, {})).toBe("/r?unit=a&unit=b");
});
