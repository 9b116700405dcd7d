/** A sandbox for one test: its own port, a clock turned by hand, closed when the test ends. */
import { onTestFinished } from "vitest";
import { type ManualClock, manualClock } from "../clock";
import { accessKeyOf } from "../credentials";
import type { Profile } from "../profile";
import { seededRandom } from "../random";
import { type AwsSandbox, type AwsSandboxOptions, startAwsSandbox } from "../server";

/** Delays that are the same each time, so that tests can say when something is over. */
export const EVEN_PROFILE: Profile = {
  name: "even",
  statusMs: [1000, 1000],
  listLagMs: [500, 500],
  deliveryMs: [3000, 3000],
  signInMs: [1000, 1000],
  busyPaceMs: [2000, 2000],
  calmPaceMs: [30_000, 30_000],
  noisePaceMs: [30_000, 30_000],
  spreadMs: [10_000, 10_000],
  lingerChance: 0,
  emptyPageChance: 0,
};

/** What an SDK client needs; `region` and credentials may be others'. */
interface ClientSettings {
  endpoint: string;
  region: string;
  maxAttempts: number;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** A raw answer. */
interface RawAnswer {
  status: number;
  text: string;
  /** Parsed JSON, or undefined. */
  json: Record<string, unknown> | undefined;
}

/** What a test gets. */
export interface SandboxUnderTest {
  sandbox: AwsSandbox;
  clock: ManualClock;
  settings: ClientSettings;
  /** Posts a body as it is, signed for `accountId` if given. */
  post(target: string | undefined, body: string, headers?: Record<string, string>): Promise<RawAnswer>;
  /** Asks `/_sandbox/…`. */
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

/** An Authorization header in AWS's form; the signature is not one. */
export function authorizationOf(accessKeyId: string, region = "sa-east-1", service = "sso"): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261102/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;
}

/** A long-lived access key of an account. */
export function longLivedKeyOf(accountId: string): string {
  return accessKeyOf(accountId, "AKIA", seededRandom(accountId));
}

/** Starts one. */
export async function sandboxUnderTest(options: Partial<AwsSandboxOptions> = {}): Promise<SandboxUnderTest> {
  const clock = manualClock();
  const sandbox = await startAwsSandbox({ profile: EVEN_PROFILE, seed: 7, clock, ...options });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    clock,
    settings: {
      endpoint: sandbox.url,
      region: "sa-east-1",
      maxAttempts: 1,
      credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
    },
    async post(target, body, headers = {}) {
      const response = await fetch(sandbox.url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/x-amz-json-1.1",
          authorization: authorizationOf("sandbox"),
          ...(target === undefined ? {} : { "x-amz-target": target }),
          ...headers,
        },
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") ?? false;
      return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined };
    },
    async control(method, path, body) {
      const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}
