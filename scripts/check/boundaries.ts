// The import table, held against the sources as they are and against planted violations of each rule.

import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { lawful, type Planted, planted } from "@/scripts/check/planted";
import { existing, PRODUCT, sourcesOf, TOOLS } from "@/scripts/check/sources";
import { Trouble } from "@/scripts/trouble";

const run = promisify(execFile);
const CONFIG = ".dependency-cruiser.mjs";

/** One import that a rule forbids. */
interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface Cruise {
  modules: string[];
  violations: Violation[];
}

/** Refuses imports outside of the table, and a cruiser that has not read every source (it then finds nothing). */
export async function checkBoundaries(): Promise<string> {
  const { modules, violations } = await cruise(process.cwd(), existing([...PRODUCT, ...TOOLS]));
  const read = new Set(modules);
  const missed = sourcesOf([...PRODUCT, ...TOOLS]).filter((file) => !read.has(file));
  if (missed.length)
    throw new Trouble(`The import check did not read ${missed.length} files, ${missed[0]} among them.`);
  if (violations.length) throw new Trouble(violations.map(told).join("\n"));
  return `${modules.length} modules, all imports within the table`;
}

/** Plants one violation of each rule in a small house of its own and refuses a rule that does not bite. */
export async function checkRulesBite(): Promise<string> {
  const house = mkdtempSync(join(tmpdir(), "catraca-planted-"));
  try {
    for (const file of [CONFIG, "tsconfig.json", "package.json"]) copyFileSync(file, join(house, file));
    symlinkSync(join(process.cwd(), "node_modules"), join(house, "node_modules"));
    const before = await plant(house, lawful);
    if (before.violations.length)
      throw new Trouble(`A lawful import is refused: ${before.violations.map(told).join("; ")}`);
    const after = await plant(house, [...lawful, ...planted]);
    const caught = new Set(
      after.violations.flatMap(({ rule, from, to }) => [`${rule} ${from}`, `${rule} ${to}`]),
    );
    const blind = planted.filter(({ rule, file }) => rule && !caught.has(`${rule} ${file}`));
    if (blind.length) {
      throw new Trouble(blind.map(({ rule, file }) => `Rule ${rule} did not bite on ${file}.`).join("\n"));
    }
    return `${planted.length} planted violations, each caught`;
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

async function plant(house: string, files: Planted[]): Promise<Cruise> {
  for (const { file, source } of files) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), source);
  }
  const result = await cruise(house, [...new Set(files.map(({ file }) => file.split("/")[0] ?? file))]);
  if (result.modules.length < files.length)
    throw new Trouble("The import check did not read what was planted.");
  return result;
}

async function cruise(cwd: string, roots: string[]): Promise<Cruise> {
  const program = join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, "--config", CONFIG, "--output-type", "json", ...roots];
  const { stdout } = await run(process.execPath, args, { cwd, maxBuffer: 1 << 28 }).catch((error) => {
    if (error.stdout) return error as { stdout: string };
    throw new Trouble(`The import check itself failed: ${error.stderr || error.message}`);
  });
  const { modules, summary } = JSON.parse(stdout);
  return {
    modules: modules
      .map(({ source }: { source: string }) => source)
      .filter((file: string) => !file.includes("node_modules")),
    violations: summary.violations.map((v: { rule: { name: string }; from: string; to: string }) => ({
      rule: v.rule.name,
      from: v.from,
      to: v.to,
    })),
  };
}

function told({ rule, from, to }: Violation): string {
  return `${from} imports ${to} (${rule})`;
}
