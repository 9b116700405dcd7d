/** Reading the lines that preflight sends. */
import type { PreflightEvent } from "@/core/preflight/types";

/** Each event as it comes. Throws when the answer is no stream, or breaks off. */
export async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<PreflightEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as PreflightEvent;
  }
}
