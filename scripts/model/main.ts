// `npm run test:model`: plans by chance against the real core, real Postgres and the sandbox, in virtual time.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { Command } from "commander";
import { leaveWith, Trouble } from "@/scripts/trouble";
import { Coverage } from "./coverage";
import type { Share, Told } from "./member";
import { startServer } from "./server";

interface Flags {
  readonly runs: number;
  readonly seed?: number;
  readonly jobs: number;
  readonly minutes?: number;
  readonly path?: string;
}

/** So often it is said how far it is; milliseconds. */
const SAY_MS = 15_000;

async function main({ jobs: asked, minutes, path, ...flags }: Flags): Promise<void> {
  const seed = flags.seed ?? randomInt(1, 1_000_000_000);
  const runs = path === undefined ? flags.runs : 1;
  const jobs = path === undefined ? asked : 1;
  console.log(`Seed ${seed}: ${runs} runs in ${jobs} processes${minutes ? `, at most ${minutes} min` : ""}.`);
  const server = await startServer();
  const coverage = new Coverage();
  const progress = new Map<number, number>();
  const beganAtMs = performance.now();
  const sayer = setInterval(() => say(progress, runs, beganAtMs), SAY_MS);
  try {
    const shares = await Promise.all(
      Array.from({ length: jobs }, async (_, job): Promise<Share> => {
        const share = { ...(await server.newDatabase(`model_${job}`)), seed: seed + job };
        const mine = Math.floor(runs / jobs) + (job < runs % jobs ? 1 : 0);
        return {
          ...share,
          runs: mine,
          ...(path ? { path } : {}),
          ...(minutes ? { forMs: minutes * 60_000 } : {}),
        };
      }),
    );
    const findings = await Promise.all(
      shares.map((share, job) => play(share, coverage, (done) => progress.set(job, done))),
    );
    console.log(`\nWhat was exercised:\n${coverage.table()}`);
    for (const finding of findings.filter((each) => each !== undefined)) console.log(`\n${finding}`);
    const broken = findings.filter((each) => each !== undefined).length;
    const seconds = (performance.now() - beganAtMs) / 1000;
    console.log(
      `\n${coverage.runs} runs in ${seconds.toFixed(0)} s, seed ${seed}: ${broken === 0 ? "every promise kept" : "a promise was broken"}.`,
    );
    process.exitCode = broken === 0 && coverage.runs > 0 ? 0 : 1;
  } finally {
    clearInterval(sayer);
    await server.stop();
  }
}

/** Lets a member play its share; what it found, if anything. */
function play(
  share: Share,
  coverage: Coverage,
  onProgress: (runs: number) => void,
): Promise<string | undefined> {
  const child = spawn(
    process.execPath,
    ["--no-warnings", "scripts/run.mjs", "scripts/model/member.ts", JSON.stringify(share)],
    {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
    },
  );
  let words = "";
  child.stderr?.on("data", (text) => {
    words = `${words}${text}`.slice(-4_000);
  });
  let end: (Told & { is: "end" }) | undefined;
  child.on("message", (told: Told) => {
    if (told.is === "progress") onProgress(told.runs);
    else end = told;
  });
  return new Promise((resolve, reject) => {
    child.once("close", () => {
      if (!end) return reject(new Trouble(`A process of the model broke down: ${words.trim()}`));
      coverage.merge(end.coverage);
      resolve(end.finding);
    });
  });
}

function say(progress: ReadonlyMap<number, number>, runs: number, beganAtMs: number): void {
  const done = [...progress.values()].reduce((sum, each) => sum + each, 0);
  const seconds = (performance.now() - beganAtMs) / 1000;
  console.log(`  ${done} of ${runs} runs, ${(done / seconds).toFixed(1)} a second`);
}

const number = (text: string) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Trouble(`${text} is no number above 0.`);
  return value;
};
const program = new Command("test:model")
  .option("--runs <n>", "how many plans are played", number, 500)
  .option("--seed <s>", "the same seed plays the same plans", number)
  .option("--jobs <j>", "how many processes share them", number, 2)
  .option("--minutes <m>", "begin no more after so long", number)
  .option("--path <p>", "play again what a violation printed, and say everything that happened");
await program.parseAsync();
await main(program.opts<Flags>()).catch(leaveWith);
