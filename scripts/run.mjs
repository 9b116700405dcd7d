// Runs a TypeScript entry point of ours, after making sure that everything it needs is installed:
// `node scripts/run.mjs sandbox/main.ts --port 4566`. The entry point runs in this very process, so that it gets
// the terminal's signals itself.

import { pathToFileURL } from "node:url";
import { bootstrap } from "./bootstrap.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("Usage: node scripts/run.mjs FILE.ts [arguments]");
  process.exit(2);
}
await bootstrap();
const { register: registerTsx } = await import("tsx/esm/api");
registerTsx();
process.argv = [process.argv[0], new URL(file, pathToFileURL(`${process.cwd()}/`)).pathname, ...args];
await import(pathToFileURL(process.argv[1]).href);
