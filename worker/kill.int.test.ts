// The worker killed between any two steps of a grant's life, started again, and the assignment gone in time.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endOwn } from "@/core/grant/end";
import { bundle } from "@/scripts/build/bundle";
import { createWorld, value, type World } from "@/scripts/testing/world";

/** The promise: gone within this after the later of the end and the restart. */
const GONE_MS = 10_000;

let world: World;
let folder: string;
let gate: Gate;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "catraca-worker-"));
  await bundle(folder);
  world = await createWorld();
  gate = await openGate(world.sandbox.url);
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await gate.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a worker that is killed", () => {
  it("before or after any of its calls to AWS leaves nothing behind once it is started again", async () => {
    const calls = await callsOfOneLife();
    expect(calls).toBeGreaterThanOrEqual(6);
    const deaths: string[] = [];
    for (let call = 1; call <= calls; call += 1)
      for (const when of ["before", "after"] as const) {
        const goneMs = await lifeWithDeath(call, when);
        if (goneMs === undefined) continue; // this life took fewer calls
        deaths.push(`${when} ${call}`);
        expect(goneMs, `killed ${when} call ${call} of ${calls}`).toBeLessThan(GONE_MS);
      }
    expect(deaths.length).toBeGreaterThanOrEqual(10);
    expect(world.sandbox.assignments().filter(({ principalType }) => principalType === "USER")).toHaveLength(
      1,
    ); // the standing one
  }, 400_000);
});

/** Lives one grant undisturbed; how many calls that took. */
async function callsOfOneLife(): Promise<number> {
  startWorker();
  const grant = await world.grant("ana");
  await expect.poll(() => world.grantState(grant), { timeout: 15_000, interval: 50 }).toBe("active");
  value(await endOwn(world.ports, grant, world.person("ana")));
  await expect.poll(() => world.grantState(grant), { timeout: 15_000, interval: 50 }).toBe("ended");
  await stopWorker("SIGTERM");
  return gate.count();
}

/**
 * Lives one grant with the worker killed at a call; milliseconds from the restart until AWS has it no more.
 * Undefined when the life was over before that call.
 */
async function lifeWithDeath(call: number, when: "before" | "after"): Promise<number | undefined> {
  let diedAt = 0;
  gate.arm(call, when, () => {
    worker?.kill("SIGKILL");
    diedAt = performance.now();
  });
  startWorker();
  const grant = await world.grant("ana");
  const settledDown = async () => diedAt > 0 || (await world.grantState(grant)) === "active";
  await expect.poll(settledDown, { timeout: 15_000, interval: 20 }).toBe(true);
  value(await endOwn(world.ports, grant, world.person("ana")));
  const over = async () => diedAt > 0 || (await world.grantState(grant)) === "ended";
  await expect.poll(over, { timeout: 15_000, interval: 20 }).toBe(true);
  if (diedAt === 0) return void (await stopWorker("SIGTERM"));
  startWorker();
  const from = performance.now();
  await expect.poll(() => world.holds("ana"), { timeout: GONE_MS + 5_000, interval: 20 }).toBe(false);
  const goneMs = performance.now() - from;
  await expect.poll(() => isOver(grant), { timeout: 30_000, interval: 50 }).toBe(true);
  expect(world.holds("ana"), "nothing comes back afterwards").toBe(false);
  await stopWorker("SIGKILL");
  await world.advance(6 * 60); // a delete that died on the wire keeps the next life waiting until it can no longer arrive
  return goneMs;
}

/** Ended, with every operation settled; a create that was lost and never seen is watched for 15 minutes first. */
async function isOver(grant: string): Promise<boolean> {
  const { state, assignmentId } = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
  if (state === "ended") return true;
  const lost = await world.prisma.operation.findFirst({
    where: { assignmentId, state: "lost", kind: "create" },
  });
  const now = await world.ports.database.transact((tx) => tx.now());
  const watched = lost ? now.getTime() - lost.writtenAt.getTime() : 0;
  if (lost && state === "ending" && watched < 14 * 60_000) await world.advance(15 * 60);
  return false;
}

function startWorker(): void {
  worker = spawn(process.execPath, [join(folder, "worker.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      NODE_ENV: "production",
      DATABASE_URL: world.databaseUrl,
      QUEUE_URL: world.queueUrl,
      BASE_URL: "http://localhost:3000",
      SESSION_SECRET: "x".repeat(32),
      SAML_IDP_METADATA_FILE: "/none",
      SAML_SP_ENTITY_ID: "catraca",
      AWS_REGION: "sa-east-1",
      AWS_ENDPOINT_URL_SSO_ADMIN: gate.url,
      AWS_ENDPOINT_URL: world.sandbox.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_ACCESS_PORTAL_URL: "https://example.awsapps.com/start",
      ACTIVITY_EVERY_SECONDS: "3600",
      LOG_LEVEL: "silent",
      NODE_NO_WARNINGS: "1",
    },
  });
}

async function stopWorker(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const stopping = worker;
  worker = undefined;
  if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return;
  const exit = new Promise<number | null>((resolve) => stopping.once("exit", resolve));
  stopping.kill(signal);
  const code = await exit;
  if (signal === "SIGTERM") expect(code).toBe(0);
}

interface Gate {
  readonly url: string;
  /** Calls to Identity Center about assignments, since the start or the last arming. */
  count(): number;
  arm(call: number, when: "before" | "after", kill: () => void): void;
  close(): Promise<void>;
}

/** Stands between worker and AWS, and kills the worker before the n-th call is passed on, or before its answer is. */
async function openGate(upstream: string): Promise<Gate> {
  let count = 0;
  let armed: { call: number; when: "before" | "after"; kill: () => void } | undefined;
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const target = String(request.headers["x-amz-target"]);
    const counts = /AccountAssignment/.test(target);
    if (counts) count += 1;
    const due = counts && armed?.call === count ? armed : undefined;
    if (due) armed = undefined;
    if (due?.when === "before") {
      due.kill();
      return void response.destroy();
    }
    const answer = await fetch(upstream, {
      method: "POST",
      body: Buffer.concat(chunks),
      headers: {
        "content-type": String(request.headers["content-type"]),
        "x-amz-target": target,
        authorization: String(request.headers.authorization),
        "x-amz-date": String(request.headers["x-amz-date"]),
      },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    due?.kill();
    if (due) return void response.destroy();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    arm(call, when, kill) {
      count = 0;
      armed = { call, when, kill };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
