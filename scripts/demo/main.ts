// `npm run demo` and `npm run dev`: the whole product on this machine, until Ctrl-C.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { greet } from "@/scripts/demo/greeting";
import { restartOnChange } from "@/scripts/demo/watch";
import { bold, dim, printed } from "@/scripts/stack/progress";
import { type Stack, type StackOptions, startStack } from "@/scripts/stack/stack";
import { leaveWith, Trouble } from "@/scripts/trouble";
import { walk } from "@/scripts/walk/walk";

const USAGE = "Usage: npm run demo [-- --fresh | --port N | --redis URL | --check]";

interface Flags {
  fresh: boolean;
  check: boolean;
  dev: boolean;
  port?: string;
  redis?: string;
}

async function main(): Promise<void> {
  const flags = readFlags();
  console.log(`\n${bold("Catraca")} ${dim(flags.check ? "walks its whole journey once" : "is starting")}\n`);
  const temporary = flags.check ? mkdtempSync(join(tmpdir(), "catraca-check-")) : undefined;
  const options: StackOptions = {
    dir: temporary ?? (flags.dev ? ".catraca/dev" : ".catraca/demo"),
    fresh: flags.fresh,
    mode: flags.dev ? "dev" : "start",
    progress: printed,
    ...(flags.check ? { durable: false } : { port: readPort(flags.port) }),
    ...(flags.redis ? { redisUrl: readRedis(flags.redis) } : {}),
  };
  const starting = startStack(options);
  const end = endOnSignal(starting);
  try {
    const stack = await starting;
    if (flags.check) await check(stack);
    else await serve(stack, flags.dev);
  } catch (error) {
    if (temporary) console.error(dim(`\nData and logs are kept in ${temporary}`));
    if (end.called) return await end.done;
    await starting.then((stack) => stack.stop()).catch(() => undefined);
    throw error;
  }
  if (temporary) rmSync(temporary, { recursive: true, force: true });
}

/** Serves until a signal ends this process; throws when a part has ended by itself. */
async function serve(stack: Stack, isDev: boolean): Promise<never> {
  greet(stack);
  if (isDev) restartOnChange(stack);
  throw await stack.died;
}

async function check(stack: Stack): Promise<void> {
  const failed = await Promise.race([walk(stack).then(() => undefined), stack.died]).catch(
    (error: unknown) => error,
  );
  await printed("Ended everything", () => stack.stop());
  if (failed) throw failed;
}

/** Ctrl-C arrives twice, from the terminal and from npm: only one that comes this much later is a second one. */
const ONE_PRESS_MS = 1_000;

/** The first signal ends everything in order, the second at once. Losing npm, our parent, counts as a signal. */
function endOnSignal(starting: Promise<Stack>): { called: boolean; done: Promise<void> } {
  const state = { called: false, done: Promise.resolve() };
  let firstAt = 0;
  const end = () => {
    if (state.called && performance.now() - firstAt > ONE_PRESS_MS) process.exit(130);
    if (state.called) return;
    state.called = true;
    firstAt = performance.now();
    console.log(`\n${dim("Ending everything …")}`);
    state.done = starting
      .then((stack) => stack.stop())
      .catch(() => undefined)
      .then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent && !state.called) end();
    }, 1_000).unref();
  }
  return state;
}

function readFlags(): Flags {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
        port: { type: "string" },
        redis: { type: "string" },
      },
    });
    return values;
  } catch (error) {
    throw new Trouble(`${(error as Error).message.split(".")[0]}.\n${USAGE}`);
  }
}

function readPort(text = "3000"): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`--port must be a number from 1 to 65535, not "${text}".`);
}

function readRedis(text: string): string {
  if (URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol)) return text;
  throw new Trouble(`--redis must be an address that begins with redis:// or rediss://, not "${text}".`);
}

await main().then(() => process.exit(0), leaveWith);
