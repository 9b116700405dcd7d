/** The HTTP side: a request is read, answered by AWS's API or by the controls, and never brings the server down. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "./api";
import { AwsError } from "./aws-error";
import { answerControl } from "./control";
import { readBody } from "./http-body";
import { jsonError } from "./protocol";
import type { World } from "./world";

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
    // Clients correct their clocks by AWS's.
    if (world.options.checkSignatureAge) {
      response.setHeader("date", new Date(world.timeline.now()).toUTCString());
    }
    const url = new URL(`http://sandbox${request.url?.startsWith("/") ? request.url : "/"}`);
    if (url.pathname.startsWith("/_sandbox/")) {
      const answer = answerControl(world, request.method ?? "GET", url, body);
      send(response, answer.status, "application/json", JSON.stringify(answer.body), requestId);
      return;
    }
    api.answer(request.headers, body, requestId, (answer) => {
      if (answer === "cut") request.socket.resetAndDestroy();
      else if (!response.destroyed) send(response, answer.status, answer.contentType, answer.body, requestId);
    });
  } catch (error) {
    const known =
      error instanceof AwsError ? error : new AwsError("InternalFailure", "The sandbox failed.", {}, 500);
    if (!(error instanceof AwsError)) console.error("sandbox:", error);
    const answer = jsonError(known);
    if (!response.headersSent) send(response, answer.status, answer.contentType, answer.body, requestId);
    else response.destroy();
  }
}

/** Listens; rejects with one sentence when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<number> {
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

/** Makes the server of a world. */
export function serve(world: World): Server {
  const api = new Api(world);
  const server = createServer((request, response) => void handle(world, api, request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}
