// Who reaches whom: every process through proxies of its own, and people through one balancer.

import { freePort } from "@/scripts/embedded/port";
import type { Parts } from "@/scripts/stack/parts";
import { type Dependency, Member } from "./member";
import type { Started } from "./started";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy";

/** A proxy that goes with the run. */
export async function proxy(started: Started, upstreamPort: () => number | undefined): Promise<TcpProxy> {
  const made = await startTcpProxy(upstreamPort);
  started.onStop(() => made.close());
  return made;
}

/** One after the other of those that are up. */
export function balanced(webs: readonly Member[]): () => number | undefined {
  let turn = 0;
  return () => {
    const up = webs.filter(({ isUp }) => isUp);
    turn += 1;
    return up[turn % up.length]?.port;
  };
}

/** A process with proxies of its own in place of the addresses in `env`. */
export async function member(started: Started, name: string, parts: Parts): Promise<Member> {
  const { env } = parts;
  const through = async (variable: string): Promise<[TcpProxy, string]> => {
    const url = new URL(env[variable] ?? "");
    const port = Number(url.port);
    const made = await proxy(started, () => port);
    url.port = String(made.port);
    return [made, url.href.replace(/\/$/, "")];
  };
  const [postgres, DATABASE_URL] = await through("DATABASE_URL");
  const [queue, QUEUE_URL] = await through("QUEUE_URL");
  const [aws, AWS_ENDPOINT_URL] = await through("AWS_ENDPOINT_URL");
  const port = name.startsWith("portal") ? await freePort() : undefined;
  const own = { ...env, DATABASE_URL, QUEUE_URL, AWS_ENDPOINT_URL, PORT: String(port ?? 0) };
  const proxies: Record<Dependency, TcpProxy> = { postgres, queue, aws };
  const made = new Member({ name, parts: { ...parts, env: own }, proxies, ...(port ? { port } : {}) });
  started.onStop(() => made.kill());
  return made;
}
