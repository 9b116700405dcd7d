// What one page makes the browser load, as Chromium's own protocol counts it.

import { get } from "node:http";
import type { BrowserContext, CDPSession } from "playwright";

const QUIET_MS = 1_500;
const PATIENCE_MS = 60_000;

interface Loading {
  url: string;
  mime: string;
  endless: boolean;
}

/** Opens `url` with an empty cache and returns the bytes of JavaScript and style sheets, as transferred. */
export async function bytesOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const traffic = await watchTraffic(session);
  try {
    const answer = await page.goto(url, { waitUntil: "load" });
    if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
    await traffic.quiet();
    return traffic.bytes() + (await workerBytes(session));
  } finally {
    await page.close();
  }
}

async function watchTraffic(session: CDPSession) {
  const loading = new Map<string, Loading>();
  let counted = 0;
  let lastAt = performance.now();
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    loading.set(requestId, { url: request.url, mime: "", endless: type === "EventSource" });
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const one = loading.get(requestId);
    if (!one) return;
    one.mime = response.mimeType;
    one.endless ||= response.mimeType === "text/event-stream";
  });
  const ended = (requestId: string, bytes: number) => {
    const one = loading.get(requestId);
    loading.delete(requestId);
    if (!one || one.endless) return;
    lastAt = performance.now();
    if (/javascript|text\/css/.test(one.mime)) counted += bytes;
  };
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    ended(requestId, encodedDataLength),
  );
  session.on("Network.loadingFailed", ({ requestId }) => ended(requestId, 0));
  return {
    bytes: () => counted,
    /** Resolves once nothing has finished for a while and nothing but event streams is under way. */
    async quiet() {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const apart = await sharedWorkers(session);
        const busy = [...loading.values()].filter(({ endless, url }) => !endless && !apart.includes(url));
        if (busy.length === 0 && performance.now() - lastAt > QUIET_MS) return;
        if (performance.now() > until)
          throw new Error(`Never quiet: ${busy.map(({ url }) => url).join(", ")}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

/** A shared worker's script is loaded outside of the page's own session: it is asked for again and counted. */
async function workerBytes(session: CDPSession): Promise<number> {
  const sizes = await Promise.all((await sharedWorkers(session)).map(transferred));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sharedWorkers(session: CDPSession): Promise<string[]> {
  const { targetInfos } = await session.send("Target.getTargets");
  return [...new Set(targetInfos.filter(({ type }) => type === "shared_worker").map(({ url }) => url))];
}

function transferred(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}
