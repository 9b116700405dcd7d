// Keeps calls of a client apart, so that a long reading leaves AWS's quota to those that give and take access.

interface Paceable {
  readonly middlewareStack: {
    add(
      // biome-ignore lint/suspicious/noExplicitAny: each client's own types say more than matters here
      middleware: (next: (args: any) => Promise<any>) => (args: any) => Promise<any>,
      options: { step: "initialize"; name: string },
    ): void;
  };
}

/** Makes each call of the client wait until its turn. `perSecond` may be Infinity. */
export function paced<Client extends Paceable>(client: Client, perSecond: number): Client {
  let freeAtMs = 0;
  const pace = (next: (args: unknown) => Promise<unknown>) => async (args: unknown) => {
    const nowMs = performance.now();
    const waitMs = Math.max(0, freeAtMs - nowMs);
    freeAtMs = Math.max(freeAtMs, nowMs) + 1000 / perSecond;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    return next(args);
  };
  client.middlewareStack.add(pace, { step: "initialize", name: "pace" });
  return client;
}
