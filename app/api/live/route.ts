// What changed, as it changes: server-sent events for the pages that are open (words: components/live/live-event.ts).
import { currentSignIn, portal } from "@/wiring/web";

export const dynamic = "force-dynamic";

/** At the most so long without a word, so that a browser can tell a quiet stream from a lost one. */
const PING_MS = 15_000;

export async function GET(request: Request): Promise<Response> {
  if (!(await currentSignIn())) return new Response(null, { status: 401 });
  const aheadMs = (await portal().now()).getTime() - performance.now();
  return new Response(
    stream(request.signal, () => Math.round(performance.now() + aheadMs)),
    {
      headers: {
        "content-type": "text/event-stream",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    },
  );
}

/** `nowMs`: Postgres's time, which countdowns run on. */
function stream(gone: AbortSignal, nowMs: () => number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (event: string, words: object) =>
        controller.enqueue(
          encoder.encode(`event: ${event}\ndata: ${JSON.stringify({ now: nowMs(), ...words })}\n\n`),
        );
      const ping = setInterval(() => say("ping", {}), PING_MS);
      const unlisten = portal().listen({
        changed: (topic) => say("change", { topics: [topic] }),
        missed: () => say("refresh", {}),
        closing: () => leave(),
      });
      leave = () => {
        leave = () => undefined;
        clearInterval(ping);
        unlisten();
        gone.removeEventListener("abort", leave);
        controller.close();
      };
      gone.addEventListener("abort", () => leave());
      say("hello", {});
    },
    cancel: () => leave(),
  });
}
