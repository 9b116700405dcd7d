// `npm run bench -- NAME`: runs one bench; its last line is JSON. Without a name, or with an unknown one, lists them.

import type { Bench } from "@/bench/bench";
import { bench as weight } from "@/bench/weight";
import { leaveWith } from "@/scripts/trouble";

const benches: Record<string, Bench> = { weight };

async function main([name]: string[]): Promise<void> {
  const bench = name === undefined ? undefined : benches[name];
  if (!bench) {
    if (name) console.error(`There is no bench "${name}". There are:`);
    for (const [known, { about }] of Object.entries(benches)) console.error(`  ${known}  ${about}`);
    process.exit(2);
  }
  const { passed, ...answer } = await bench.run();
  console.log(JSON.stringify({ bench: name, ...answer }));
  process.exit(passed ? 0 : 1);
}

await main(process.argv.slice(2)).catch(leaveWith);
