// A proxy between one process and what it depends on: cuts connections, refuses them, or lets nothing through.

import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** `open` passes everything; `refusing` resets whoever comes; `stalled` keeps connections and passes nothing. */
export type ProxyState = "open" | "refusing" | "stalled";

/** A proxy that listens on this machine. */
export interface TcpProxy {
  readonly port: number;
  /** Resets every connection that there is. */
  cut(): void;
  set(state: ProxyState): void;
  close(): Promise<void>;
}

interface Pair {
  client: Socket;
  upstream: Socket;
}

/** Starts a proxy. `upstreamPort` is asked for each new connection; undefined: nobody is there. */
export async function startTcpProxy(upstreamPort: () => number | undefined): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let state: ProxyState = "open";
  const cut = () => {
    for (const { client, upstream } of [...pairs]) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
  };
  const server = createServer({ noDelay: true }, (client) => {
    const port = upstreamPort();
    client.on("error", () => undefined);
    if (state === "refusing" || port === undefined) return void client.resetAndDestroy();
    const pair = { client, upstream: connect({ port, host: "127.0.0.1", noDelay: true }) };
    pairs.add(pair);
    join(pair, () => pairs.delete(pair));
    if (state === "stalled") hold(pair);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    set(next) {
      const last = state;
      state = next;
      if (next === "refusing") cut();
      if (next === "stalled") for (const pair of pairs) hold(pair);
      else if (last === "stalled") for (const pair of pairs) release(pair);
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

/** Passes what comes both ways; when one side breaks or ends, so does the other. */
function join({ client, upstream }: Pair, done: () => void): void {
  client.pipe(upstream);
  upstream.pipe(client);
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on("error", () => other.resetAndDestroy());
    one.on("close", () => {
      other.destroy();
      done();
    });
  }
}

function hold({ client, upstream }: Pair): void {
  client.unpipe(upstream).pause();
  upstream.unpipe(client).pause();
}

function release({ client, upstream }: Pair): void {
  client.pipe(upstream);
  upstream.pipe(client);
}
