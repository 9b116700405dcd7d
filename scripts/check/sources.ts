// Which files are ours, and in which part of the house.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Folders and files of the product, and the sandbox. */
export const PRODUCT = [
  "app",
  "components",
  "core",
  "adapters",
  "wiring",
  "worker",
  "i18n",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "sandbox",
];

/** Folders of what surrounds the product; nothing of the product imports them. */
export const TOOLS = ["scripts", "bench", "e2e"];

/** Those of `roots` that are there. */
export function existing(roots: string[]): string[] {
  return roots.filter((root) => existsSync(root));
}

/** The files below `roots` that git knows or would take, without what is generated; in order. */
export function filesOf(roots: string[]): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...existing(roots)];
  const files = execFileSync("git", args, { encoding: "utf8", maxBuffer: 1 << 26 }).split("\n");
  return files.filter((file) => file !== "" && existsSync(file)).sort();
}

/** The TypeScript sources among them. */
export function sourcesOf(roots: string[]): string[] {
  return filesOf(roots).filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
}
