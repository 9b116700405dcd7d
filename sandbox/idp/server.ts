// A development SAML 2.0 identity provider: whoever asks chooses who to be. Never for anything but demo and tests.
import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { draftFor, idpEntityId } from "./asserted";
import { type AuthnRequest, readAuthnRequest } from "./authn-request";
import { type DemoPerson, demoPeople } from "./demo-people";
import { writeMetadata } from "./metadata";
import { pageStyle, peoplePage, postingPage, troublePage } from "./pages";
import { encodeResponse, writeResponse } from "./response";
import { keptSigningKey, makeSigningKey, type SigningKey } from "./signing-key";
import { type Language, languageOf } from "./words";

export interface IdentityProviderOptions {
  /** 0 or none: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** How browsers reach it; by default http://<host>:<port>. */
  readonly baseUrl?: string;
  /** The one service provider that it answers, and where. */
  readonly spEntityId: string;
  readonly spAcsUrl: string;
  /** Where the signing key is kept; without it each start makes another. */
  readonly dataDir?: string;
  readonly people?: readonly DemoPerson[];
}

export interface IdentityProvider {
  readonly url: string;
  readonly entityId: string;
  readonly metadataUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

interface Setup {
  readonly url: string;
  readonly spEntityId: string;
  readonly spAcsUrl: string;
  readonly key: SigningKey;
  readonly people: readonly DemoPerson[];
}

interface Page {
  readonly status: number;
  readonly html: string;
  /** The service provider's address, where a form may post to it. */
  readonly formTarget?: string;
  readonly nonce?: string;
}

const mostBodyBytes = 64 * 1024;

/** Starts it. Throws what listening throws (EADDRINUSE if the port is taken). */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { host = "127.0.0.1", port = 0, dataDir } = options;
  const key = dataDir === undefined ? await makeSigningKey() : await keptSigningKey(dataDir);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const listeningOn = (server.address() as AddressInfo).port;
  const url = options.baseUrl ?? `http://${host}:${listeningOn}`;
  const { spEntityId, spAcsUrl, people = demoPeople } = options;
  const setup: Setup = { url, spEntityId, spAcsUrl, key, people };
  server.on("request", (request, response) => {
    answer(setup, request, response).catch(() => {
      if (response.headersSent) response.end();
      else show(response, { status: 400, html: troublePage(languageOf(undefined)) });
    });
  });
  return {
    url,
    entityId: idpEntityId,
    metadataUrl: `${url}/metadata`,
    port: listeningOn,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(setup: Setup, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", setup.url);
  const language = languageOf(request.headers["accept-language"]);
  const route = `${request.method} ${pathname}`;
  if (route === "GET /metadata") {
    response.writeHead(200, { "content-type": "application/samlmetadata+xml; charset=utf-8" });
    response.end(writeMetadata(idpEntityId, `${setup.url}/sso`, [setup.key.certificate]));
  } else if (route === "GET /sso") {
    show(response, askWho(setup, searchParams, language));
  } else if (route === "POST /sso") {
    show(response, assertPerson(setup, new URLSearchParams(await readBody(request)), language));
  } else {
    show(response, { status: 404, html: troublePage(language) });
  }
}

function askWho(setup: Setup, asked: URLSearchParams, language: Language): Page {
  if (acceptable(setup, asked) === undefined) return { status: 400, html: troublePage(language) };
  const samlRequest = asked.get("SAMLRequest") ?? "";
  const relayState = asked.get("RelayState") ?? "";
  const html = peoplePage(language, setup.people, { samlRequest, relayState });
  return { status: 200, html, formTarget: setup.spAcsUrl };
}

function assertPerson(setup: Setup, chosen: URLSearchParams, language: Language): Page {
  const asked = acceptable(setup, chosen);
  const person = setup.people.find((one) => one.userName === chosen.get("userName"));
  if (asked === undefined || person === undefined) return { status: 400, html: troublePage(language) };
  const draft = draftFor(person, { ...setup, inResponseTo: asked.id });
  const samlResponse = encodeResponse(writeResponse(draft, setup.key));
  const relayState = chosen.get("RelayState") ?? "";
  const nonce = randomBytes(16).toString("base64");
  const html = postingPage(language, setup.spAcsUrl, { samlResponse, relayState }, nonce);
  return { status: 200, html, formTarget: setup.spAcsUrl, nonce };
}

/** The request, if it comes from our service provider and wants the answer where that listens. */
function acceptable(setup: Setup, parameters: URLSearchParams): AuthnRequest | undefined {
  const asked = readAuthnRequest(parameters.get("SAMLRequest") ?? "");
  if (asked?.issuer !== setup.spEntityId) return undefined;
  return asked.acsUrl === undefined || asked.acsUrl === setup.spAcsUrl ? asked : undefined;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) throw new Error("The form is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const styleHash = createHash("sha256").update(pageStyle).digest("base64");

function show(response: ServerResponse, { status, html, formTarget, nonce }: Page): void {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "img-src data:",
    nonce === undefined ? "script-src 'none'" : `script-src 'nonce-${nonce}'`,
    `form-action ${formTarget === undefined ? "'none'" : `'self' ${new URL(formTarget).origin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": policy.join("; "),
  });
  response.end(html);
}
