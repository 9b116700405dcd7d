// `npm run test:crash`: a kill at every awaited point of approve, activate, end, revoke and guard writing.
import { spawn } from "node:child_process";
import { Command } from "commander";
import { startServer } from "@/scripts/model/server";
import { leaveWith, Trouble } from "@/scripts/trouble";
import type { Share, Told } from "./member";
import { scenarios } from "./scenarios";

async function main({ jobs, only }: { jobs: number; only?: string }): Promise<void> {
  if (only && !scenarios.some(({ name }) => name === only))
    throw new Trouble(`There is no scenario "${only}": ${scenarios.map(({ name }) => name).join("; ")}.`);
  const server = await startServer();
  const told: Told[] = [];
  const beganAtMs = performance.now();
  try {
    await Promise.all(
      Array.from({ length: jobs }, async (_, nth) => {
        const urls = await server.newDatabase(`crash_${nth}`);
        await play({ ...urls, nth, of: jobs, ...(only ? { only } : {}) }, (each) => {
          told.push(each);
          const sofar = told.filter(({ scenario }) => scenario === each.scenario);
          if (sofar.length === jobs) report(sofar);
        });
      }),
    );
  } finally {
    await server.stop();
  }
  const kills = told.reduce((sum, each) => sum + each.kills, 0);
  const broken = told.reduce((sum, each) => sum + each.broken.length, 0);
  const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(0);
  console.log(
    `\n${kills} kills in ${seconds} s: ${broken === 0 ? "all came right within 60 s" : `${broken} did not come right`}.`,
  );
  process.exitCode = broken === 0 && kills > 0 ? 0 : 1;
}

function report(parts: readonly Told[]): void {
  const [first] = parts;
  const kills = parts.reduce((sum, each) => sum + each.kills, 0);
  const broken = parts.flatMap((each) => each.broken);
  console.log(`  ${first?.scenario}: ${first?.points} points, ${kills} kills, ${broken.length} broken`);
  for (const sentence of broken) console.log(`    ${sentence}`);
}

function play(share: Share, onTold: (told: Told) => void): Promise<void> {
  const args = ["--no-warnings", "scripts/run.mjs", "scripts/crash/member.ts", JSON.stringify(share)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "pipe", "ipc"] });
  let words = "";
  child.stderr?.on("data", (text) => {
    words = `${words}${text}`.slice(-4_000);
  });
  child.on("message", (told: Told) => onTold(told));
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Trouble(`A process of the crash test broke down: ${words.trim()}`));
    });
  });
}

const program = new Command("test:crash")
  .option("--jobs <j>", "how many processes share the kills", Number, 2)
  .option("--only <scenario>", "one scenario alone");
await program.parseAsync();
await main(program.opts<{ jobs: number; only?: string }>()).catch(leaveWith);
