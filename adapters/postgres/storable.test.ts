import { describe, expect, it } from "vitest";
import { storable, storableJson } from "./storable";

describe("storable", () => {
  it("drops NUL, mends half pairs, and leaves everything else", () => {
    expect(storable("a\u0000b")).toBe("ab");
    expect(storable("a\uD800b")).toBe("a\uFFFDb");
    expect(storable("ação 🚪 \\u0000")).toBe("ação 🚪 \\u0000");
  });
  it("reaches every text and key of a JSON value", () => {
    expect(storableJson({ "k\u0000": ["x\u0000", { y: "\uDC00" }, 1, null, true] })).toEqual({
      k: ["x", { y: "\uFFFD" }, 1, null, true],
    });
    expect(storableJson(undefined)).toBeNull();
  });
});
