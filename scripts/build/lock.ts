// One build at a time in a checkout: Next writes into one folder.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const FILE = ".catraca/building";

/** Waits for another build of this checkout, then holds the lock; returns the release. */
export async function holdBuildLock(): Promise<() => void> {
  mkdirSync(".catraca", { recursive: true });
  for (;;) {
    try {
      writeFileSync(FILE, String(process.pid), { flag: "wx" });
      return () => rmSync(FILE, { force: true });
    } catch {
      if (!holderLives()) rmSync(FILE, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function holderLives(): boolean {
  try {
    process.kill(Number(readFileSync(FILE, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
