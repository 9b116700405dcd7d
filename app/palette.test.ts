/** The palette's contrast, computed (WCAG 2.2, 1.4.3 and 1.4.11), in both themes, from globals.css itself. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

function colour(token: string, theme: "light" | "dark"): string {
  const pair = css.match(new RegExp(`--color-${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`));
  const found =
    pair?.[theme === "light" ? 1 : 2] ?? css.match(new RegExp(`--color-${token}: (#\\w{6})`))?.[1];
  if (!found) throw new Error(`globals.css has no colour ${token}`);
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["page", "surface", "sunken", "hover", "accent-soft"];
const states = ["waiting", "moving", "active", "over", "failed", "caution"];
const texts: [string, string][] = [
  ...["ink", "ink-soft", "ink-faint", "accent"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...states.flatMap((state) =>
    [`${state}-soft`, ...grounds].map((ground): [string, string] => [state, ground]),
  ),
  ...states.flatMap((state): [string, string][] => [
    ["ink", `${state}-soft`],
    ["ink-soft", `${state}-soft`],
  ]),
  ["on-accent", "accent-fill"],
  ["on-accent", "accent-fill-hover"],
  ["on-overdue", "overdue-fill"],
  ["ink", "heat-1"],
  ["ink", "heat-2"],
  ["on-accent", "heat-3"],
  ["on-heat-4", "heat-4"],
];

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  it.each(texts)("text %s on %s reaches 4.5", (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["page", "surface"])("the border of an input on %s reaches 3", (ground) => {
    expect(contrast(colour("line-strong", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
