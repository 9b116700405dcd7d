// The pure rules of signing in: times, tokens, and where a browser may be sent.
import { createHash, randomBytes } from "node:crypto";
import {
  type Assertion,
  type Attempt,
  type SignInOutcome,
  signInDone,
  signInRefused,
  type Ticket,
} from "./types";

/** How long one may take at the identity provider. */
export const attemptSeconds = 15 * 60;
/** From the identity provider's answer to the session: one redirect. */
export const ticketSeconds = 60;
/** How long a sign-in lasts: a working day. */
export const signInSeconds = 8 * 60 * 60;
/** How far the identity provider's clock may be from ours. */
export const clockSkewSeconds = 60;
/** How long what has expired is kept before it may be forgotten; longer than the skew. */
export const forgetAfterSeconds = 60 * 60;

/** Where one goes after signing in when nothing better was asked for. */
export const homePath = "/access";

/** This instant, some seconds later (or earlier). */
export function later(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}

/** A secret of 256 bits, fit for cookies and addresses. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: its SHA-256, in hex. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** An id for an AuthnRequest: an XML name that cannot be guessed. */
export function newAttemptId(): string {
  return `_${randomBytes(20).toString("hex")}`;
}

/**
 * The asked path if it is a page of this portal, else the home page. A path with a backslash, a control
 * character or a second slash at its start could be read as another host; /api and /login are no pages to return to.
 */
export function localPath(asked: string | null | undefined): string {
  if (!asked || asked.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return homePath;
  const base = "http://portal.invalid";
  if (!URL.canParse(asked, base)) return homePath;
  const url = new URL(asked, base);
  if (url.origin !== base || /^\/(api|login)?(\/|$)/i.test(url.pathname)) return homePath;
  return url.pathname + url.search + url.hash;
}

/** Whether the attempt may be answered now. */
export function answerable(attempt: Attempt | undefined, now: Date): SignInOutcome<Attempt> {
  if (!attempt) return signInRefused("attempt-unknown");
  if (attempt.answeredAt) return signInRefused("attempt-answered");
  if (now >= attempt.expiresAt) return signInRefused("attempt-expired");
  return signInDone(attempt);
}

/** Whether the assertion is in its time, give or take the skew between two clocks. */
export function timely(assertion: Assertion, now: Date): SignInOutcome<Assertion> {
  if (assertion.notBefore && now < later(assertion.notBefore, -clockSkewSeconds)) {
    return signInRefused("response-invalid", "not-yet-valid");
  }
  if (now >= later(assertion.expiresAt, clockSkewSeconds))
    return signInRefused("response-invalid", "expired");
  return signInDone(assertion);
}

/** Whether this browser may redeem the ticket now. */
export function redeemable(
  ticket: Ticket | undefined,
  bindingHash: string | undefined,
  now: Date,
): SignInOutcome<Ticket> {
  if (!ticket) return signInRefused("ticket-unknown");
  if (ticket.bindingHash !== bindingHash) return signInRefused("other-browser");
  if (ticket.redeemedAt) return signInRefused("ticket-used");
  if (now >= ticket.expiresAt) return signInRefused("ticket-expired");
  return signInDone(ticket);
}
