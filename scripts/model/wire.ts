// The AWS SDK's way to the sandbox without a network: requests are answered in this process, in virtual time.
import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import type { Intercept, Process } from "./process";
import type { Sandbox } from "./sandbox";

/** After this the SDK gives up, as adapters/aws/clients.ts tells it to. */
const TIMEOUT_MS = 10_000;

interface Request {
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

type Answer = Parameters<Parameters<Sandbox["api"]["answer"]>[3]>[0] | "timeout";

/** For the SDK's `requestHandler`. */
export function wireTo(sandbox: Sandbox, process: Process, intercept?: Intercept) {
  const run = () => undefined;
  return {
    async handle(request: Request) {
      const work = {
        run: () => travel(sandbox, process, request),
        undo: (error: Error) => Promise.reject(error),
      };
      const answer = (await (intercept?.(process, operationOf(request), work) ?? work.run())) as Answer;
      if (answer === "timeout") throw named("TimeoutError", `No answer within ${TIMEOUT_MS} ms.`);
      if (answer === "cut") throw named("Error", "read ECONNRESET", { code: "ECONNRESET" });
      const headers = { "content-type": answer.contentType };
      return { response: { statusCode: answer.status, headers, body: Readable.from([answer.body]) } };
    },
    metadata: { handlerProtocol: "http/1.1" },
    updateHttpClientConfig: run,
    httpHandlerConfigs: () => ({}),
    destroy: run,
  };
}

/** A request that is on its way arrives even when its sender stands still or dies; only the answer waits. */
async function travel({ world, api, time, latencyMs }: Sandbox, process: Process, request: Request) {
  await time.meanwhile(time.nap(undefined, time.nowMs() + latencyMs()).over);
  world.timeline.catchUp();
  const answer = await time.meanwhile(
    new Promise<Answer>((resolve) => {
      const giveUp = world.timeline.after(TIMEOUT_MS, () => resolve("timeout"));
      const headers = request.headers as IncomingHttpHeaders;
      api.answer(headers, textOf(request), world.random.uuid(), (said) => {
        giveUp();
        resolve(said);
      });
    }),
  );
  await time.meanwhile(time.nap(process, time.nowMs() + latencyMs()).over);
  return answer;
}

function textOf({ body }: Request): string {
  return typeof body === "string" ? body : Buffer.from((body as Uint8Array) ?? "").toString("utf8");
}

function operationOf(request: Request): string {
  const target = Object.entries(request.headers).find(([name]) => name.toLowerCase() === "x-amz-target")?.[1];
  return target?.split(".").at(-1) ?? new URLSearchParams(textOf(request)).get("Action") ?? "a call";
}

function named(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}
