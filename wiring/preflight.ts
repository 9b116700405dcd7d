// Entry point: `npm run preflight`, and the image's command of that name. Reads AWS, says what it found, and ends with
// 0 (all is well), 1 (something does not work) or 2 (it could not run, or not tell).
import { Command, InvalidArgumentError } from "commander";
import { createTranslator } from "use-intl/core";
import { connect } from "@/adapters/postgres/client";
import { ruleStore } from "@/adapters/postgres/rule-store";
import { Fault } from "@/core/fault";
import type { AccountId } from "@/core/ids";
import { groupFindings } from "@/core/preflight/groups";
import { preflight } from "@/core/preflight/run";
import { offeredScope } from "@/core/preflight/scope";
import { type Say, sentenceOf } from "@/core/preflight/sentence";
import type { Finding, Scope, Step } from "@/core/preflight/types";
import { weights } from "@/core/preflight/weight";
import english from "@/messages/en/preflight.json";
import portuguese from "@/messages/pt-BR/preflight.json";
import { preflightEnv, terminalLanguage, WrongEnvironment } from "./env";
import { preflightParts } from "./preflight-parts";

const SHOWN_ACCOUNTS = 10;
const RULES_PATIENCE_MS = 5_000;
const EVERYTHING: Scope = { accountIds: "all", permissionSetArns: "all" };

const locale = terminalLanguage();
const words = { en: english, "pt-BR": portuguese }[locale];
const translate = createTranslator({ locale, messages: words });
const say: Say = (key, facts) => translate(key as never, facts as never);

interface Flags {
  readonly account: readonly AccountId[];
  readonly all: boolean;
}

function accountId(text: string, former: readonly AccountId[]): readonly AccountId[] {
  if (/^\d{12}$/.test(text)) return [...former, text as AccountId];
  throw new InvalidArgumentError("An account's id has twelve digits.");
}

function flagsOf(argv: readonly string[]): Flags {
  return new Command("preflight")
    .description(say("terminal.description", {}))
    .option("--account <id>", say("terminal.account", {}), accountId, [])
    .option("--all", say("terminal.all", {}), false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse(argv)
    .opts<Flags>();
}

/** What the rules offer, as far as there is a database that has them. */
async function scopeOf(databaseUrl: string | undefined, { account, all }: Flags): Promise<Scope> {
  const offered = all || databaseUrl === undefined ? EVERYTHING : await rulesIn(databaseUrl);
  return account.length > 0 ? { ...offered, accountIds: new Set(account) } : offered;
}

async function rulesIn(databaseUrl: string): Promise<Scope> {
  const prisma = connect(databaseUrl, 1);
  const late = new Promise<never>((_, reject) => setTimeout(reject, RULES_PATIENCE_MS).unref());
  try {
    return offeredScope(await Promise.race([ruleStore(prisma).ruleBook(), late]));
  } catch {
    console.error(say("terminal.noRules", {}));
    return EVERYTHING;
  } finally {
    void prisma.$disconnect();
  }
}

/** On a terminal one line that changes; nothing where the output is kept. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

function print(findings: readonly Finding[]): void {
  const groups = groupFindings(findings);
  for (const weight of weights) {
    const those = groups.filter((group) => group.weight === weight);
    if (those.length > 0) console.log(`\n${say(`weight.${weight}`, {})}`);
    for (const { finding, accounts } of those) {
      console.log(`  - ${sentenceOf(finding, say)}`);
      if (accounts.length > 0) console.log(`    ${say("inThese", { accounts: shortened(accounts) })}`);
    }
  }
  if (groups.length === 0) console.log(`\n${say("well", {})} ${say("wellBody", {})}`);
}

function shortened(accounts: readonly string[]): string {
  const shown = accounts.slice(0, SHOWN_ACCOUNTS).join(", ");
  const count = accounts.length - SHOWN_ACCOUNTS;
  return count > 0 ? say("andMore", { accounts: shown, count }) : shown;
}

async function main(): Promise<number> {
  const flags = flagsOf(process.argv);
  const env = preflightEnv();
  const { source, settings } = preflightParts(env);
  const findings: Finding[] = [];
  const looked: Record<Step, number> = { permissions: 0, "permission-sets": 0, accounts: 0 };
  for await (const told of preflight(source, settings, await scopeOf(env.DATABASE_URL, flags))) {
    if (told.event === "caller") console.log(say("callsAs", { arn: told.caller.arn }));
    if (told.event === "finding") findings.push(told.finding);
    if (told.event === "progress") {
      looked[told.step] = told.done;
      showProgress(say("progress", { step: told.step, done: told.done, total: told.total }));
    }
  }
  showProgress("");
  const { permissions, accounts, "permission-sets": permissionSets } = looked;
  console.log(say("terminal.looked", { permissions, accounts, permissionSets }));
  print(findings);
  const [heaviest] = groupFindings(findings);
  return heaviest?.weight === "stops" ? 1 : heaviest?.weight === "unproven" ? 2 : 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    showProgress("");
    if (error instanceof Fault)
      console.error(say("terminal.could", { code: error.code, message: error.message }));
    else console.error(error instanceof WrongEnvironment ? error.message : error);
    process.exitCode = 2;
  },
);
