// `npm run build [-- --out FOLDER]`: the product as it is shipped, in .catraca/builds or in a folder of your choice.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildInto, buildWhenStale } from "@/scripts/build/build";
import { leaveWith } from "@/scripts/trouble";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  if (values.out) {
    await buildInto(resolve(values.out));
    return console.log(`Built ${resolve(values.out)}`);
  }
  const { folder, fresh } = await buildWhenStale();
  console.log(fresh ? `Built ${folder}` : `Up to date: ${folder}`);
}

await main().catch(leaveWith);
