import { expect, it } from "vitest";
import { bears } from "./bears";

const token = "a-token-of-some-length";

it.each([
  [`Bearer ${token}`, true],
  [`bearer ${token}`, true],
  [`Bearer ${token}x`, false],
  [`Bearer ${token.slice(0, -1)}`, false],
  ["Bearer ", false],
  [token, false],
  [`Basic ${token}`, false],
  ["", false],
  [null, false],
])("%j: %s", (header, expected) => {
  expect(bears(header, token)).toBe(expected);
});
