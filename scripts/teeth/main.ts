// `npm run test:teeth`: switches the safeguards off, one at a time; each time a named test has to fail.
import { type Ground, prepareGround } from "@/scripts/model/ground";
import { judge } from "@/scripts/model/judge/judge";
import { run } from "@/scripts/model/run";
import { startServer } from "@/scripts/model/server";
import { bold, dim } from "@/scripts/stack/progress";
import { leaveWith } from "@/scripts/trouble";
import { isTakenUpMeanwhile } from "./lock";
import { type Tooth, teeth } from "./teeth";

interface Bite {
  readonly safeguard: string;
  readonly test: string;
  /** What was found broken with the safeguard on; nothing, if all is well. */
  readonly before: string;
  /** What was found broken without it; nothing, if the tooth is blunt. */
  readonly found: string;
}

async function main(): Promise<void> {
  console.log(`\n${bold("Catraca's teeth")} ${dim("each safeguard off, one at a time")}\n`);
  const server = await startServer();
  const bites: Bite[] = [];
  try {
    const ground = await prepareGround(await server.newDatabase("teeth"));
    for (const tooth of teeth) bites.push(say(await bite(ground, tooth)));
    bites.push(say(await biteOfTheLock(ground)));
    await ground.close();
  } finally {
    await server.stop();
  }
  const blunt = bites.filter(({ before, found }) => before !== "" || found === "").length;
  console.log(`\n${bites.length - blunt} of ${bites.length} teeth bite.`);
  process.exit(blunt > 0 ? 1 : 0);
}

async function bite(ground: Ground, { safeguard, test, plan, off, bites, dropIndex }: Tooth): Promise<Bite> {
  const rules = async (alter?: ReturnType<typeof off>) =>
    judge(await run(ground, plan, alter)).map(({ rule, sentence }) => ({ rule, sentence }));
  const before = (await rules())[0]?.sentence ?? "";
  if (dropIndex) await ground.owner.query(`DROP INDEX ${dropIndex.name}`);
  const found = (await rules(off())).find(({ rule }) => rule.startsWith(bites));
  if (dropIndex) {
    await ground.owner.query("DELETE FROM operation");
    await ground.owner.query(dropIndex.again);
  }
  return { safeguard, test, before, found: found ? `${found.rule}: ${found.sentence}` : "" };
}

async function biteOfTheLock(ground: Ground): Promise<Bite> {
  const before = (await isTakenUpMeanwhile(ground, true)) ? "A worker took it up though it was locked." : "";
  const found = (await isTakenUpMeanwhile(ground, false)) ? "a worker took up what was being changed" : "";
  return { safeguard: "the lock", test: "a grant's end is moved while its assignment is due", before, found };
}

function say(bite: Bite): Bite {
  const { safeguard, test, before, found } = bite;
  const isSharp = before === "" && found !== "";
  console.log(`${isSharp ? "✓" : "✗"} without ${bold(safeguard)}: ${test}`);
  console.log(dim(`    ${before ? `broken even with it: ${before}` : found || "nothing was found broken"}`));
  return bite;
}

await main().catch(leaveWith);
