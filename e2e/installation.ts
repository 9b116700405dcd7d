// The running product as the specs see it.

import type { Installation } from "./global-setup";

/** Where the installation of this run is. */
export function installation(): Installation {
  const text = process.env.CATRACA_E2E;
  if (!text) throw new Error("The end-to-end tests start with their global setup: npm run test:e2e.");
  return JSON.parse(text);
}

/** Ends the worker as a crash would. */
export const killWorker = () => post("/kill-worker");

/** Starts the worker again, ending it in good order first if it runs. */
export const restartWorker = () => post("/restart-worker");

async function post(path: string): Promise<void> {
  const answer = await fetch(installation().control + path, { method: "POST" });
  if (!answer.ok) throw new Error(`${path} failed: ${await answer.text()}`);
}
