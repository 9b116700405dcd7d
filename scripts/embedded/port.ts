// TCP ports on this machine: which are free.

import { createServer } from "node:net";
import { Trouble } from "@/scripts/trouble";

/** Whether `port` of `host` can be listened on now. */
function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that was free a moment ago; `wished` when that one is free. */
export async function freePort(wished?: number): Promise<number> {
  if (wished !== undefined && (await isFree(wished))) return wished;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Refuses, in one sentence, a port that somebody else listens on (on any address). */
export async function requireFree(port: number, purpose: string, remedy: string): Promise<void> {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    if (await isFree(port, host)) continue;
    if (host === "::" && !(await hasIpv6())) continue;
    throw new Trouble(`Port ${port}, wanted for ${purpose}, is already taken by another program: ${remedy}.`);
  }
}

function hasIpv6(): Promise<boolean> {
  return isFree(0, "::1");
}
