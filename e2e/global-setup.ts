// Starts the whole product once for the suite, on free ports with fresh data, and ends it afterwards.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printed } from "@/scripts/stack/progress";
import { type Stack, startStack } from "@/scripts/stack/stack";

/** What the specs know about the installation; they read it from the environment variable CATRACA_E2E. */
export interface Installation {
  baseUrl: string;
  /** the AWS sandbox's address */
  sandbox: string;
  /** POST /kill-worker and /restart-worker */
  control: string;
}

/** Whoever bears it may read the metrics. */
export const METRICS_TOKEN = "e2e-metrics-token-of-some-length";

/** Playwright calls it before the first test; what it returns is called after the last. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env.OVERDUE_SECONDS = "5"; // the default would have a test wait for two minutes
  process.env.METRICS_TOKEN = METRICS_TOKEN;
  const dir = mkdtempSync(join(tmpdir(), "catraca-e2e-"));
  const stack = await startStack({ dir, durable: false, progress: printed });
  const server = await serveControl(stack);
  const { port } = server.address() as AddressInfo;
  const installation: Installation = {
    baseUrl: stack.baseUrl,
    sandbox: stack.urls.sandbox,
    control: `http://127.0.0.1:${port}`,
  };
  process.env.CATRACA_E2E = JSON.stringify(installation);
  return async () => {
    server.close();
    await stack.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

/** The specs run in other processes: they kill and restart the worker by asking this server. */
async function serveControl(stack: Stack): Promise<Server> {
  const actions: Record<string, () => Promise<void>> = {
    "/kill-worker": () => stack.killWorker(),
    "/restart-worker": () => stack.restartWorker(),
  };
  const server = createServer((request, response) => {
    const action = actions[request.url ?? ""];
    if (request.method !== "POST" || !action) return void response.writeHead(404).end();
    action().then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
