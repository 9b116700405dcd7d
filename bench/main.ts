// `npm run bench -- NAME [flags]`: runs one bench; its last line is JSON. Without a name, or with an unknown one, lists them.

import { bench as activate } from "@/bench/activate";
import type { Bench } from "@/bench/bench";
import { bench as expiry } from "@/bench/expiry";
import { bench as flush } from "@/bench/flush";
import { bench as massExpiry } from "@/bench/mass-expiry";
import { bench as weight } from "@/bench/weight";
import { leaveWith } from "@/scripts/trouble";

const benches: Record<string, Bench> = { weight, expiry, flush, "mass-expiry": massExpiry, activate };

async function main([name, ...flags]: string[]): Promise<void> {
  const bench = name === undefined ? undefined : benches[name];
  if (!bench) {
    if (name) console.error(`There is no bench "${name}". There are:`);
    for (const [known, { about }] of Object.entries(benches)) console.error(`  ${known}  ${about}`);
    process.exit(2);
  }
  const { passed, facts, ...answer } = await bench.run(flags);
  console.log(JSON.stringify({ bench: name, ...answer, ...facts, passed }));
  process.exit(passed ? 0 : 1);
}

await main(process.argv.slice(2)).catch(leaveWith);
