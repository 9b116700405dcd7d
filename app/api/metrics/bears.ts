// Whether a request bears a token.
import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in a time that tells nothing of where they differ. `authorization` is the header of that name. */
export function bears(authorization: string | null, token: string): boolean {
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
