import { expect, it } from "vitest";
import { misuses } from "@/scripts/check/forbidden-words";

const lines = (file: string, text: string) => misuses(file, text).map(({ line }) => line);

it("finds process.env anywhere but in wiring/env.ts", () => {
  const text =
    'const a = 1;\nconst b = process.env.SECRET;\nconst c = process["env"].SECRET;\nread(process.env);';
  expect(lines("app/page.tsx", text)).toEqual([2, 3, 4]);
  expect(lines("wiring/env.ts", text)).toEqual([]);
});

it("leaves alone what bundlers replace, and what only looks like it", () => {
  expect(
    lines("app/page.tsx", "process.env.NODE_ENV; // process.env.SECRET\nconst s = 'process.env';"),
  ).toEqual([]);
});

it("finds clocks and chance in core alone", () => {
  const text = "Date.now();\nnew Date();\nMath.random();\nnew Date(0);\nsetTimeout(f, 1);";
  expect(lines("core/grant/end.ts", text)).toEqual([1, 2, 3, 5]);
  expect(lines("adapters/postgres/clock.ts", text)).toEqual([]);
});
