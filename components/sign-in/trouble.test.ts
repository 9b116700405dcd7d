import { expect, it } from "vitest";
import { signInRefusalCodes } from "@/core/sign-in/types";
import en from "@/messages/en/sign-in.json";
import { readTrouble } from "./trouble";

it("has words for every refusal, and for nothing else", () => {
  expect(Object.keys(en.refusals).sort()).toEqual([...signInRefusalCodes, "unavailable"].sort());
});

it.each([undefined, "", "hello", "toString", ["replayed"]])("takes %j for no trouble", (asked) => {
  expect(readTrouble(asked)).toBeUndefined();
});

it("knows a refusal", () => expect(readTrouble("replayed")).toBe("replayed"));
