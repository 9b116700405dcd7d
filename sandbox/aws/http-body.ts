/** Reading request bodies, of bounded size. */
import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error";

/** No request of these APIs is larger than this. */
const MOST_BYTES = 256 * 1024;

/** Reads the whole body; refuses one that is too large (413) without keeping it. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= MOST_BYTES) chunks.push(chunk as Buffer);
  }
  if (size > MOST_BYTES) {
    throw new AwsError(
      "RequestEntityTooLargeException",
      `Request is larger than ${MOST_BYTES} bytes.`,
      {},
      413,
    );
  }
  return Buffer.concat(chunks).toString("utf8");
}
