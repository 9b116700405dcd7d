import { describe, expect, it } from "vitest";
import { refusalCodes } from "@/core/refusal-codes";
import { messages } from "./messages";

describe("refusals", () => {
  it.each(["en", "pt-BR"] as const)("each code is worded in %s, and no wording is left over", (locale) => {
    const { refusals } = messages[locale];
    expect(Object.keys(refusals).sort()).toEqual([...refusalCodes].sort());
  });
});
