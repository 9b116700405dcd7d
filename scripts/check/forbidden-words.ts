// What the import table cannot see: globals that only one place may touch.
// The environment is read in wiring/env.ts; core knows no clock and no chance, both come through ports.

import { readFileSync } from "node:fs";
import ts from "typescript";
import { existing, PRODUCT, sourcesOf } from "@/scripts/check/sources";
import { Trouble } from "@/scripts/trouble";

/** One use of a global where it may not be used. */
export interface Misuse {
  line: number;
  what: string;
}

const PRODUCT_ALONE = PRODUCT.filter((root) => root !== "sandbox");

/** Refuses `process.env` outside of wiring/env.ts, and clocks and chance inside core. */
export function checkForbiddenWords(): string {
  const files = sourcesOf(existing(PRODUCT_ALONE)).filter((file) => !/\.test\.tsx?$/.test(file));
  if (files.length === 0) throw new Trouble("The check of globals found no sources to read.");
  const found = files.flatMap((file) =>
    misuses(file, readFileSync(file, "utf8")).map(({ line, what }) => `${file}:${line} uses ${what}`),
  );
  if (found.length) throw new Trouble(found.join("\n"));
  return `${files.length} files, environment and clocks where they belong`;
}

/** The misuses in one file; `file` decides which rules hold. NODE_ENV is no setting: bundlers replace it. */
export function misuses(file: string, text: string): Misuse[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Misuse[] = [];
  const visit = (node: ts.Node) => {
    const what = misused(file, node);
    if (what) found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, what });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function misused(file: string, node: ts.Node): string | undefined {
  if (file !== "wiring/env.ts" && readsEnvironment(node)) return "process.env: only wiring/env.ts reads it";
  if (!file.startsWith("core/")) return undefined;
  if (ts.isCallExpression(node) && TIME_AND_CHANCE.has(node.expression.getText())) {
    return `${node.expression.getText()}(): core takes time and chance from its ports`;
  }
  const readsClock =
    ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length;
  return readsClock ? "new Date(): core takes the time from its ports" : undefined;
}

const TIME_AND_CHANCE = new Set([
  "Date.now",
  "performance.now",
  "Math.random",
  "setTimeout",
  "setInterval",
  "fetch",
]);

function readsEnvironment(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  if (node.getText() !== "process.env" && node.getText() !== 'process["env"]') return false;
  return !/^\.(NODE_ENV|NEXT_RUNTIME)\b/.test(node.getSourceFile().text.slice(node.getEnd()));
}
