/** How old a signature may be: AWS takes five minutes either way, and tells the time in every answer. */
import type { IncomingHttpHeaders } from "node:http";
import { AwsError } from "./aws-error";

const MOST_SKEW_MS = 5 * 60_000;

/** `20261102T120000Z` */
const compact = (ms: number) => `${new Date(ms).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;

function signedAtMs(headers: IncomingHttpHeaders): number {
  const given = headers["x-amz-date"];
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(given ?? ""));
  if (!match) return Date.parse(headers.date ?? "");
  const [, year, month, day, hour, minute, second] = match.map(Number) as [number, ...number[]];
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** Refuses signatures that are more than five minutes behind or ahead, as AWS words it. */
export function requireFreshSignature(headers: IncomingHttpHeaders, nowMs: number): void {
  const atMs = signedAtMs(headers);
  if (Number.isNaN(atMs)) {
    const message = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
    throw new AwsError("IncompleteSignatureException", message);
  }
  if (atMs < nowMs - MOST_SKEW_MS) {
    const limit = `${compact(nowMs - MOST_SKEW_MS)} (${compact(nowMs)} - 5 min.)`;
    const message = `Signature expired: ${compact(atMs)} is now earlier than ${limit}`;
    throw new AwsError("InvalidSignatureException", message);
  }
  if (atMs > nowMs + MOST_SKEW_MS) {
    const limit = `${compact(nowMs + MOST_SKEW_MS)} (${compact(nowMs)} + 5 min.)`;
    const message = `Signature not yet current: ${compact(atMs)} is still later than ${limit}`;
    throw new AwsError("InvalidSignatureException", message);
  }
}
