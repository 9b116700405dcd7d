// How each part of the stack is started, and what says that it is ready.

import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/scripts/embedded/port";
import { type Child, startChild, waitFor } from "@/scripts/stack/child";
import { acsUrl, inherited, SP_ENTITY_ID } from "@/scripts/stack/environment";
import type { Settings } from "@/scripts/stack/settings";
import { Trouble } from "@/scripts/trouble";
import { migrate } from "@/wiring/migrate";

const run = promisify(execFile);
const TSX = ["--import", "tsx"];

/** As on a real organization: what the policies of deploy/ do not list is denied. */
export const TIGHT = [
  ["--caller-policy", "deploy/iam-policy.json"],
  ["--role-policy", "CatracaActivityRead=deploy/activity-role-policy.json"],
  ["--role-policy", "CatracaGuard=deploy/guard-role.json"],
].flat();

/** What the product's own processes need to know. `build` is the folder of the built product, absent in dev. */
export interface Parts {
  dir: string;
  mode: "start" | "dev";
  build: string | undefined;
  env: NodeJS.ProcessEnv;
}

type Watch = (child: Child) => Child;

/** Starts the AWS sandbox, with what it knew the last time. `flags` are further ones of its command. */
export async function startSandbox(dir: string, settings: Settings, watch: Watch, flags: string[] = []) {
  const port = await freePort(settings.ports.sandbox);
  const url = `http://127.0.0.1:${port}`;
  const child = watch(
    startChild({
      name: "The AWS sandbox",
      args: [
        ...TSX,
        "sandbox/main.ts",
        "--port",
        `${port}`,
        "--profile",
        "demo",
        "--state",
        join(dir, "sandbox.json"),
        ...TIGHT,
        ...flags,
      ],
      env: inherited(),
      logFile: join(dir, "logs/sandbox.log"),
    }),
  );
  await waitFor(child, `${url}/_sandbox/health`);
  return { port, url };
}

/** Starts the identity provider and keeps its metadata in a file, as an operator would. */
export async function startIdp(dir: string, settings: Settings, baseUrl: string, watch: Watch) {
  const port = await freePort(settings.ports.idp);
  const url = `http://localhost:${port}`;
  const address = ["--port", `${port}`, "--base-url", url];
  const portal = ["--sp-acs-url", acsUrl(baseUrl), "--sp-entity-id", SP_ENTITY_ID];
  const child = watch(
    startChild({
      name: "The identity provider",
      args: [...TSX, "sandbox/idp-main.ts", ...address, ...portal, "--data", join(dir, "idp")],
      env: inherited(),
      logFile: join(dir, "logs/idp.log"),
    }),
  );
  await waitFor(child, `${url}/metadata`);
  const metadataFile = join(dir, "idp-metadata.xml");
  writeFileSync(metadataFile, await (await fetch(`${url}/metadata`)).text());
  return { port, url, metadataFile };
}

/** Applies the migrations; refuses in one sentence when the data is of a schema that this build cannot continue. */
export async function migrateDatabase({ env }: Parts, ownerUrl: string): Promise<void> {
  const { DATABASE_URL = "", QUEUE_URL = "" } = env;
  try {
    await migrate({ MIGRATION_DATABASE_URL: ownerUrl, DATABASE_URL, QUEUE_URL });
  } catch (error) {
    throw new Trouble(`${(error as Error).message} "-- --fresh" begins anew, without the data.`);
  }
}

/** Applies the demo's units, eligibility and approvers, as an admin would from a file. */
export async function applyRules({ build, env }: Parts): Promise<void> {
  const program =
    build && existsSync(join(build, "rules.mjs")) ? [join(build, "rules.mjs")] : [...TSX, "wiring/rules.ts"];
  await run(process.execPath, [...program, "apply", "sandbox/demo-rules.json"], { env }).catch((error) => {
    throw new Trouble(
      `The demo's rules could not be applied: ${String(error.stderr || error.message).trim()}`,
    );
  });
}

/** Starts a worker and waits until it says over its channel that it is ready. `name` is that of its log. */
export async function startWorker({ dir, build, env }: Parts, watch: Watch, name = "worker"): Promise<void> {
  const child = watch(
    startChild({
      name: `The ${name}`,
      args: build ? ["--enable-source-maps", join(build, "worker.mjs")] : [...TSX, "worker/main.ts"],
      env,
      logFile: join(dir, `logs/${name}.log`),
    }),
  );
  await child.ready;
}

/** Starts a portal and waits until it is ready to serve at `baseUrl`. `name` is that of its log. */
export async function startWeb(
  { dir, build, env }: Parts,
  baseUrl: string,
  watch: Watch,
  name = "portal",
): Promise<void> {
  const program = build
    ? ["server.js"]
    : ["node_modules/next/dist/bin/next", "dev", "--port", env.PORT ?? "3000"];
  const child = watch(
    startChild({
      name: `The ${name}`,
      args: program,
      cwd: build ? join(build, "web") : process.cwd(),
      env: build ? { ...env, NODE_ENV: "production" } : env,
      logFile: join(dir, `logs/${name}.log`),
    }),
  );
  await waitFor(child, `${baseUrl}/api/ready`);
}
