// Signing in: what an identity provider says of somebody, and how that becomes a sign-in.
import type { PersonId } from "../ids";

declare const kind: unique symbol;
/** Id of a sign-in: a UUID. It is all that a session cookie holds. */
export type SignInId = string & { readonly [kind]: "sign-in" };

/** Every expected no of signing in. Each is worded in messages/<language>/sign-in.json under `refusals`. */
export const signInRefusalCodes = [
  // the identity provider's answer
  "response-invalid", // forged, broken, not meant for us, or out of its time: the detail says which
  "replayed",
  "attempt-unknown",
  "attempt-expired",
  "attempt-answered",
  // who it is
  "unknown-person",
  "ambiguous-person",
  "disabled-person",
  "bound-to-another",
  // the way back to the browser
  "other-browser",
  "ticket-unknown",
  "ticket-expired",
  "ticket-used",
] as const;

export type SignInRefusalCode = (typeof signInRefusalCodes)[number];

export interface SignInRefusal {
  readonly code: SignInRefusalCode;
  /** More for the log and the trail; never shown. */
  readonly detail?: string;
}

export type SignInOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: SignInRefusal };

/** A no for one reason. */
export function signInRefused(code: SignInRefusalCode, detail?: string): SignInOutcome<never> {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } };
}

/** A yes, with what it yields. */
export function signInDone<T>(value: T): SignInOutcome<T> {
  return { ok: true, value };
}

/** What a response says whose signatures, addressee and form are proven; its time is judged by Postgres. */
export interface Assertion {
  readonly assertionId: string;
  readonly issuer: string;
  /** Persistent pseudonym of the person at this issuer. */
  readonly nameId: string;
  /** Id of the attempt that it answers. */
  readonly inResponseTo: string;
  readonly notBefore?: Date;
  readonly expiresAt: Date;
  readonly userName?: string;
  readonly externalId?: string;
  /** Shown, never decided on. */
  readonly groups: readonly string[];
}

/** A request for authentication that was sent to the identity provider. */
export interface Attempt {
  readonly id: string;
  readonly bindingHash: string;
  readonly returnTo: string;
  readonly expiresAt: Date;
  readonly answeredAt?: Date;
}

/** What carries an accepted assertion to the browser that began the attempt. */
export interface Ticket {
  readonly tokenHash: string;
  readonly attemptId: string;
  readonly bindingHash: string;
  readonly personId: PersonId;
  readonly groups: readonly string[];
  readonly expiresAt: Date;
  readonly redeemedAt?: Date;
}

/** A sign-in that is neither ended nor expired. */
export interface LiveSignIn {
  readonly id: SignInId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly assertedGroups: readonly string[];
}
