// What changed, as it changes: server-sent events for the pages that are open (words: components/live/live-event.ts).
import { mayActForSecurity } from "@/core/policy/authority";
import { currentSignIn, portal } from "@/wiring/web";

export const dynamic = "force-dynamic";

/** At the most so long without a word, so that a browser can tell a quiet stream from a lost one. */
const PING_MS = 15_000;

/** A browser that reads so slowly that this many words wait for it is let go; it comes again by itself. */
const MOST_WAITING = 500;

export async function GET(request: Request): Promise<Response> {
  const signIn = await currentSignIn();
  if (!signIn) return new Response(null, { status: 401 });
  const authority = await portal().authorityOf(signIn.personId);
  if (!authority) return new Response(null, { status: 401 });
  const aheadMs = (await portal().now()).getTime() - performance.now();
  const body = stream(request.signal, {
    nowMs: () => Math.round(performance.now() + aheadMs),
    mayHear: mayActForSecurity(authority)
      ? () => true
      : (topic) => /^(requests|grants|freezes|installations|reconciliations):/.test(topic),
    isSignedIn: () => portal().isSignedIn(signIn.signInId),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

interface Listener {
  /** Postgres's time, which countdowns run on. */
  readonly nowMs: () => number;
  /** Topics carry ids alone; those of people, sign-ins and rules are for security. */
  readonly mayHear: (topic: string) => boolean;
  readonly isSignedIn: () => Promise<boolean>;
}

function stream(gone: AbortSignal, { nowMs, mayHear, isSignedIn }: Listener): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  let leave: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (event: string, words: object) => {
        if (!isOpen) return;
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) return leave();
        controller.enqueue(
          encoder.encode(`event: ${event}\ndata: ${JSON.stringify({ now: nowMs(), ...words })}\n\n`),
        );
      };
      const ping = setInterval(async () => {
        if (await isSignedIn().catch(() => false)) say("ping", {});
        else leave();
      }, PING_MS);
      const unlisten = portal().listen({
        changed: (topic) => mayHear(topic) && say("change", { topics: [topic] }),
        missed: () => say("refresh", {}),
        closing: () => leave(),
      });
      leave = () => {
        leave = () => undefined;
        isOpen = false;
        clearInterval(ping);
        unlisten();
        controller.close();
      };
      gone.addEventListener("abort", () => leave());
      say("hello", {});
    },
    cancel: () => leave(),
  });
}
