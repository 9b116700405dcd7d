/** Both languages say the same things: same keys, same ICU arguments, nothing empty, nothing left untranslated. */
import { describe, expect, it } from "vitest";
import { messages } from "./messages";

/** Texts that are rightly the same in both languages. */
const sameInBoth = new Set([
  "Catraca",
  "English",
  "Português (Brasil)",
  "Console",
  "CLI",
  "AWS",
  "UTC",
  "CSV",
  "JSON",
  "ARN",
  "IP",
  "Ticket",
  "Drift",
  "Status",
  "Total",
  "Admin",
  "{text}",
  "Normal",
  "Break-glass",
  "Permission set",
  "Permission sets",
]);

function flatten(tree: object, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") flat.set(here, value);
    else for (const [inner, text] of flatten(value as object, here)) flat.set(inner, text);
  }
  return flat;
}

/** Argument names with their ICU kind, e.g. "count plural"; and rich-text tags. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  for (const { 0: token, 1: name, 2: kind } of text.matchAll(/\{\s*(?:(\w+)\s*(?:,\s*(\w+)|(?=\})))?|\}/g)) {
    if (token === "}") depth -= 1;
    else {
      // An odd depth means we stand in a plural's or select's branch list, where braces hold text.
      if (name && (kind || depth % 2 === 0)) found.add(kind ? `${name} ${kind}` : name);
      depth += 1;
    }
  }
  for (const { 1: tag } of text.matchAll(/<(\w+)>/g)) found.add(`<${tag}>`);
  return [...found].sort();
}

const english = flatten(messages.en);
const portuguese = flatten(messages["pt-BR"]);

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect([...portuguese.keys()].sort()).toEqual([...english.keys()].sort());
  });
  it("take the same arguments in both languages", () => {
    for (const [key, text] of english) {
      expect(argumentsOf(portuguese.get(key) ?? ""), key).toEqual(argumentsOf(text));
    }
  });
  it("are never empty", () => {
    const empty = [...english, ...portuguese].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });
  it("are translated", () => {
    const same = [...english].filter(([key, text]) => portuguese.get(key) === text && !sameInBoth.has(text));
    expect(same).toEqual([]);
  });
});

describe("argumentsOf", () => {
  it("reads plain, typed and nested arguments", () => {
    expect(
      argumentsOf("{who} asks for {count, plural, one {# account of {unit}} other {# accounts}} <b>now</b>"),
    ).toEqual(["<b>", "count plural", "unit", "who"]);
  });
});
