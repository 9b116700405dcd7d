// `npm test`: every suite, and the plain count at the end. `check`, `unit`, `int`, `e2e` run one alone.

import { runChecks, type Tally } from "@/scripts/check/main";
import { runPlaywright } from "@/scripts/test/playwright";
import { runProof } from "@/scripts/test/proof";
import { runVitest } from "@/scripts/test/vitest";
import { leaveWith, Trouble } from "@/scripts/trouble";

const suites: Record<string, (filters: string[]) => Promise<Tally>> = {
  check: () => runChecks(),
  unit: (filters) => runVitest("unit", filters),
  int: (filters) => runVitest("int", filters),
  e2e: (filters) => runPlaywright(filters),
  model: () => runProof("scripts/model/main.ts", ["--runs", "500", "--seed", "3"]),
  crash: () => runProof("scripts/crash/main.ts", []),
  teeth: () => runProof("scripts/teeth/main.ts", []),
  chaos: () => runProof("scripts/chaos/main.ts", ["--minutes", "2"]),
};

async function main([wanted, ...filters]: string[]): Promise<void> {
  if (wanted && !suites[wanted]) {
    throw new Trouble(`There is no suite ${wanted}: choose one of ${Object.keys(suites).join(", ")}.`);
  }
  const total: Tally = { passed: 0, failed: 0 };
  let empty = false;
  for (const [name, run] of Object.entries(suites)) {
    if (wanted && name !== wanted) continue;
    console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
    const tally = await run(filters).catch((error): Tally => {
      console.error(error instanceof Trouble ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    if (tally.passed + tally.failed === 0) {
      empty = true;
      console.error(`The suite ${name} ran no test.`);
    }
    total.passed += tally.passed;
    total.failed += tally.failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed || empty ? 1 : 0);
}

await main(process.argv.slice(2)).catch(leaveWith);
