// Preflight for the page: each event a line of JSON, sent as it comes; who leaves breaks it off. For admins alone.
import type { PersonId } from "@/core/ids";
import { mayAdminister } from "@/core/policy/authority";
import type { PreflightEvent } from "@/core/preflight/types";
import { portal } from "@/wiring/web";
import { asker } from "../asker";

export const dynamic = "force-dynamic";

/** One at a time in a process, since a check asks AWS for much; whoever begins anew ends the one they left. */
let running: { readonly personId: PersonId; readonly end: () => Promise<void> } | undefined;

export async function POST(request: Request): Promise<Response> {
  const authority = await asker();
  if (!authority) return new Response(null, { status: 401 });
  if (!mayAdminister(authority)) return new Response(null, { status: 404 });
  const { id } = authority.person;
  if (running && running.personId !== id) return new Response(null, { status: 409 });
  await running?.end();
  const lines = new ReadableStream<Uint8Array>(linesFor(id, request.signal));
  return new Response(lines, {
    headers: {
      "content-type": "application/x-ndjson",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** Pulled line by line, so that a reader who is slow or gone holds the check up rather than filling memory. */
function linesFor(personId: PersonId, gone: AbortSignal): UnderlyingDefaultSource<Uint8Array> {
  const encoder = new TextEncoder();
  let events: AsyncGenerator<PreflightEvent> | undefined;
  let isOver = false;
  const run = {
    personId,
    async end() {
      isOver = true;
      if (running === run) running = undefined;
      await events?.return(undefined);
    },
  };
  running = run;
  gone.addEventListener("abort", () => void run.end());
  return {
    async pull(controller) {
      try {
        events ??= await portal().preflight();
        const { done, value } = await events.next();
        if (isOver) return controller.error(new Error("ended before its end"));
        if (!done) return controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        await run.end();
        controller.close();
      } catch (err) {
        portal().log.error({ err }, "preflight broke off");
        await run.end();
        controller.error(err);
      }
    },
    cancel: run.end,
  };
}
