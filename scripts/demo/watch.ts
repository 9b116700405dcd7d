// `npm run dev`: the worker starts again when its sources change. Next looks after the pages itself.

import { existsSync, watch } from "node:fs";
import { dim } from "@/scripts/stack/progress";
import type { Stack } from "@/scripts/stack/stack";

const WATCHED = ["worker", "wiring", "adapters", "core"];
const QUIET_MS = 300;

/** Restarts the worker a moment after the last change of a source that it is made of. */
export function restartOnChange(stack: Stack): void {
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const changed = (file: string | null) => {
    if (!file?.endsWith(".ts") || file.endsWith(".test.ts")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarting = restarting.then(() => restart(stack, file));
    }, QUIET_MS);
  };
  for (const folder of WATCHED.filter((path) => existsSync(path))) {
    watch(folder, { recursive: true }, (_event, file) => changed(file)).unref();
  }
}

async function restart(stack: Stack, file: string): Promise<void> {
  try {
    await stack.restartWorker();
    console.log(`  ${dim(`the worker runs again (${file} changed)`)}`);
  } catch (error) {
    console.error((error as Error).message);
  }
}
