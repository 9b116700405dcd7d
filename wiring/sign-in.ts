// Signing in as the portal's routes and pages use it: who is there, and the cookies.
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { cache } from "react";
import { Fault } from "@/core/fault";
import type { PersonId } from "@/core/ids";
import { attemptSeconds } from "@/core/sign-in/rules";
import { type SignInId, type SignInOutcome, type SignInRefusal, signInDone } from "@/core/sign-in/types";
import { env } from "./env";
import { log } from "./log";
import { claimedSignInId, isSecure, makeSession, nextAuthOptions, sessionCookieName } from "./next-auth";
import { signInService } from "./sign-in-service";

export interface CurrentSignIn {
  readonly signInId: SignInId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  /** The groups that the identity provider asserted: to show, never to decide on. */
  readonly assertedGroups: readonly string[];
}

/** Who is signed in in this browser, looked up in Postgres once a request; undefined if nobody is. */
export const currentSignIn = cache(async (): Promise<CurrentSignIn | undefined> => {
  const jar = await cookies();
  const claimed = await claimedSignInId(jar.get(sessionCookieName())?.value);
  const live = await signInService().find(claimed);
  return (
    live && {
      signInId: live.id,
      personId: live.personId,
      expiresAt: live.expiresAt,
      assertedGroups: live.assertedGroups,
    }
  );
});

/** The address, within the portal, as people reach it; of another address only itself is left. */
export function portalUrl(pathOrUrl: string): string {
  return new URL(pathOrUrl, env().BASE_URL).href;
}

/** Where to send the browser with this binding so that its person can say who they are. */
export function beginSignIn(asked: {
  readonly binding: string;
  readonly returnTo: string | null;
}): Promise<string> {
  return signInService().begin(asked);
}

/** Takes the identity provider's answer; the value is a ticket for the browser that began. */
export function acceptResponse(samlResponse: string): Promise<SignInOutcome<string>> {
  return signInService().accept(samlResponse);
}

/** Our SAML metadata. */
export function samlMetadata(): string {
  return signInService().metadata();
}

/** next-auth's own answer to an address below /api/auth. No ticket is redeemed there, but by `startSession` alone. */
export function handleNextAuth(
  request: NextRequest,
  context: { readonly params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(
    request,
    context,
    nextAuthOptions(async () => null),
  );
}

/** Redeems a ticket: where the browser wanted to go, and the session cookie to set. */
export async function startSession(shown: {
  readonly ticket: string;
  readonly binding: string | undefined;
}): Promise<SignInOutcome<{ returnTo: string; setCookie: string }>> {
  let redeemed: Awaited<ReturnType<ReturnType<typeof signInService>["redeem"]>> | undefined;
  let failure: unknown;
  const setCookie = await makeSession(async () => {
    try {
      redeemed = await signInService().redeem(shown);
    } catch (error) {
      failure = error; // next-auth would swallow it
    }
    return redeemed?.ok ? { id: redeemed.value.signInId } : null;
  });
  if (failure) throw failure;
  if (redeemed?.ok === false) return redeemed;
  if (!redeemed || !setCookie) throw new Error("next-auth made no session for a redeemed ticket.");
  return signInDone({ returnTo: redeemed.value.returnTo, setCookie });
}

/** Ends the sign-in that a request's session cookie stands for, if it is live. */
export async function endSession(request: NextRequest): Promise<void> {
  const sessionCookie = request.cookies.get(sessionCookieName())?.value;
  await signInService().end(await claimedSignInId(sessionCookie));
}

/** Whether a form was sent by a page of this portal. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null ? headers.get("origin") === new URL(env().BASE_URL).origin : site === "same-origin";
}

/** What ties an attempt to the browser that began it; undefined if the request brings none of ours. */
export function bindingOf(request: NextRequest): string | undefined {
  const held = request.cookies.get(bindingCookieName())?.value;
  return held && /^[\w-]{43}$/.test(held) ? held : undefined;
}

/** Set-Cookie for the binding. It outlives the attempt by a little, for the ticket. */
export function bindingCookie(binding: string): string {
  return `${bindingCookieName()}=${binding}; Max-Age=${attemptSeconds + 120}${attributes()}`;
}

/** Set-Cookie lines that remove whatever signing in has set. */
export function clearedCookies(): string[] {
  return [sessionCookieName(), bindingCookieName()].map((name) => `${name}=; Max-Age=0${attributes()}`);
}

/** Writes a refusal to the log and returns the id under which it can be found there. */
export function reportRefusal(step: string, { code, detail }: SignInRefusal): string {
  const requestId = randomUUID();
  log().warn({ requestId, step, code, detail }, "sign-in refused");
  return requestId;
}

/** Writes what failed to the log, whole, and returns the id under which it can be found there. */
export function reportFailure(step: string, error: unknown): string {
  const requestId = randomUUID();
  const fault = error instanceof Fault ? { code: error.code, retry: error.retry } : {};
  log().error({ requestId, step, ...fault, err: error }, "sign-in failed");
  return requestId;
}

function bindingCookieName(): string {
  return isSecure() ? "__Host-catraca-browser" : "catraca-browser";
}

function attributes(): string {
  return `; Path=/; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}
