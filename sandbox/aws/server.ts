/** Starting and stopping the sandbox: AWS over HTTP, on this machine only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "./api";
import type { Assignment } from "./assignments";
import { AwsError } from "./aws-error";
import { type Clock, systemClock } from "./clock";
import { answerControl } from "./control";
import { demoOrganization } from "./demo-organization";
import { readBody } from "./http-body";
import type { JournalEntry } from "./journal";
import type { OrganizationData } from "./organization";
import { PROFILES, type Profile, type ProfileName } from "./profile";
import { jsonError } from "./protocol";
import { readState, StateKeeper } from "./state-file";
import { World } from "./world";

/** How to start a sandbox. */
export interface AwsSandboxOptions {
  /** 0 or absent: any free port. */
  port?: number;
  host?: "127.0.0.1";
  /** A profile's name, or delays of one's own. */
  profile: ProfileName | Profile;
  /** Repeats a run: same seed, same calls at the same times, same answers. Absent: another run each time. */
  seed?: string | number;
  /** Absent: the demo organization. */
  organization?: OrganizationData;
  /** Keeps assignments, statuses, directory changes and events over restarts. */
  stateFile?: string;
  /** False switches the rate limits and quotas off. */
  throttle?: boolean;
  /** False: nobody works with the access they hold, and there is no noise. */
  activity?: boolean;
  /** A test's clock. */
  clock?: Clock;
}

/** A sandbox that runs. */
export interface AwsSandbox {
  /** For AWS_ENDPOINT_URL. */
  url: string;
  port: number;
  /** The sandbox's own record of calls and effects, in order. */
  record(filter?: { after?: number; kind?: JournalEntry["kind"] }): JournalEntry[];
  /** The assignments as they truly are now, whatever the lists show. */
  assignments(): Assignment[];
  /** Saves the state file, if there is one, and stops. */
  close(): Promise<void>;
}

/** Longer than clients keep an idle connection, so that none is cut while a request is on its way. */
const KEEP_ALIVE_MS = 65_000;

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  requestId: string,
): void {
  response.writeHead(status, { "content-type": contentType, "x-amzn-requestid": requestId });
  response.end(body);
}

async function handle(
  world: World,
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = world.random.uuid();
  try {
    const body = await readBody(request);
    world.timeline.catchUp();
    const url = new URL(`http://sandbox${request.url?.startsWith("/") ? request.url : "/"}`);
    if (url.pathname.startsWith("/_sandbox/")) {
      const answer = answerControl(world, request.method ?? "GET", url, body);
      send(response, answer.status, "application/json", JSON.stringify(answer.body), requestId);
      return;
    }
    const answer = api.answer(request.headers, body, requestId);
    send(response, answer.status, answer.contentType, answer.body, requestId);
  } catch (error) {
    const known =
      error instanceof AwsError ? error : new AwsError("InternalFailure", "The sandbox failed.", {}, 500);
    if (!(error instanceof AwsError)) console.error("sandbox:", error);
    const answer = jsonError(known);
    if (!response.headersSent) send(response, answer.status, answer.contentType, answer.body, requestId);
    else response.destroy();
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken ? new Error(`Port ${port} is already taken; choose another for the AWS sandbox.`) : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function buildWorld(options: AwsSandboxOptions): { world: World; keeper: StateKeeper | undefined } {
  const organization = options.organization ?? demoOrganization;
  const former = options.stateFile ? readState(options.stateFile, organization.organizationId) : undefined;
  const runs = (former?.runs ?? 0) + 1;
  const seed = options.seed ?? Date.now();
  const world = new World({
    organization,
    profile: typeof options.profile === "string" ? PROFILES[options.profile] : options.profile,
    seed: runs === 1 ? seed : `${seed}/${runs}`,
    clock: options.clock ?? systemClock(),
    throttle: options.throttle ?? true,
    activity: options.activity ?? true,
  });
  if (former) {
    world.directory.restore(former.directory);
    world.permissionSets.restore(former.permissionSets);
    world.trails.restore(former.events);
    world.operations.restore(former.operations, (operation) => world.keyOf(operation));
  }
  world.begin(former?.assignments);
  return { world, keeper: options.stateFile ? new StateKeeper(world, options.stateFile, runs) : undefined };
}

/** Starts a sandbox. Throws one sentence when the port is taken or the state file is not its own. */
export async function startAwsSandbox(options: AwsSandboxOptions): Promise<AwsSandbox> {
  const { world, keeper } = buildWorld(options);
  const api = new Api(world);
  const server = createServer((request, response) => void handle(world, api, request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, options.port ?? 0, host).catch((error: unknown) => {
    world.timeline.close();
    throw error;
  });
  keeper?.save();
  return {
    url: `http://${host}:${port}`,
    port,
    record: (filter) => world.journal.entries(filter),
    assignments() {
      world.timeline.catchUp();
      return world.assignments.live();
    },
    async close() {
      world.timeline.catchUp();
      keeper?.save();
      world.timeline.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
