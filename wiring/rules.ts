// `npm run rules -- apply FILE`: replaces all rules by those of a file, or changes nothing and says why.
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { postgresDatabase } from "@/adapters/postgres/database";
import { directoryCopy } from "@/adapters/postgres/directory-copy";
import { turn } from "@/core/assignment/turn";
import { syncDirectory, syncMembers } from "@/core/directory/sync";
import { resolveRules } from "@/core/policy/rules-file";
import { WrongEnvironment } from "./env";
import { parts as sharedParts } from "./parts";

const names = z.array(z.string().min(1)).default([]);
const slug = z.string().regex(/^[a-z0-9-]+$/, "must be lower case letters, digits and hyphens");
const rulesFile = z.strictObject({
  units: z.array(
    z.strictObject({ id: slug, name: z.string().min(1), accounts: names, heads: names, approvers: names }),
  ),
  roles: z.strictObject({ security: names, admin: names }),
  eligibility: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      groups: names,
      accounts: names,
      permissionSets: names,
      maxMinutes: z.number(),
    }),
  ),
});

/** A file that cannot be applied; its message says what is wrong and where, a line each. */
class WrongRules extends Error {
  override readonly name = "WrongRules";
}

async function apply(path: string): Promise<void> {
  const file = parse(path, await readFile(path, "utf8"));
  const parts = sharedParts();
  const { prisma, rules, limits } = parts;
  try {
    const database = postgresDatabase(prisma, parts.databaseOptions(0));
    const listing = parts.listing(() =>
      turn({ database, sleep: (ms) => setTimeout(ms), monotonicMs: () => performance.now() }),
    );
    const copy = directoryCopy(prisma);
    await syncDirectory(listing, copy);
    const [accounts, permissionSets, groups] = await Promise.all([
      listing.accounts(),
      listing.permissionSets(),
      listing.groups(),
    ]);
    const resolved = resolveRules(file, { accounts, permissionSets, groups }, limits.maxMinutes);
    if ("problems" in resolved)
      throw new WrongRules(resolved.problems.map(({ place, problem }) => `${place}: ${problem}`).join("\n"));
    await rules.replaceRuleBook(resolved.book);
    await syncMembers(listing, copy);
    const { units, policies } = resolved.book;
    console.log(`Applied ${units.length} business units and ${policies.length} eligibility policies.`);
  } finally {
    await prisma.$disconnect();
  }
}

function parse(path: string, text: string): z.infer<typeof rulesFile> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new WrongRules(`${path} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = rulesFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new WrongRules(
    parsed.error.issues.map((issue) => `${issue.path.join(".") || path}: ${issue.message}`).join("\n"),
  );
}

const [verb, path] = process.argv.slice(2);
if (verb !== "apply" || !path) {
  console.error("Usage: npm run rules -- apply FILE");
  process.exit(2);
}
apply(path).catch((error: unknown) => {
  const isPlain = error instanceof WrongRules || error instanceof WrongEnvironment;
  console.error(isPlain ? `Nothing was applied.\n${error.message}` : error);
  process.exit(1);
});
