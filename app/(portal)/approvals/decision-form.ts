// What the forms of a decision send, read as what core asks for. Pure.
import { isUuid, type RequestId } from "@/core/ids";

/** Which request, and what of it was read; undefined for a form that is not ours. */
export function readAsked(data: FormData): { requestId: RequestId; contentHash: string } | undefined {
  const [requestId, contentHash] = [data.get("requestId"), data.get("contentHash")];
  if (typeof requestId !== "string" || !isUuid(requestId) || typeof contentHash !== "string")
    return undefined;
  return { requestId: requestId as RequestId, contentHash };
}

/** The chip, or the number beside it; not a number for whatever is none, which core refuses in words. */
export function readMinutes(data: FormData): number {
  const chosen = data.get("minutes");
  const typed = chosen === "other" ? data.get("otherMinutes") : chosen;
  return typeof typed === "string" && /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}
