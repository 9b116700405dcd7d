import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locales";

describe("chooseLocale", () => {
  it("takes the cookie before anything else", () => {
    expect(chooseLocale("pt-BR", "en")).toBe("pt-BR");
  });
  it("ignores a cookie that names no language of ours", () => {
    expect(chooseLocale("tlh", "pt-BR,pt;q=0.9")).toBe("pt-BR");
  });
  it("weighs Accept-Language by quality", () => {
    expect(chooseLocale(undefined, "en;q=0.4, pt-PT;q=0.8")).toBe("pt-BR");
    expect(chooseLocale(undefined, "fr, en;q=0.8, pt;q=0.3")).toBe("en");
  });
  it("falls back to English", () => {
    expect(chooseLocale(undefined, null)).toBe("en");
    expect(chooseLocale(undefined, "pt;q=0, de")).toBe("en");
  });
});
