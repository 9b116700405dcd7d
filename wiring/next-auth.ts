// next-auth as Catraca uses it: an encrypted cookie that holds the id of a sign-in, and nothing else.
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { homePath, signInSeconds } from "@/core/sign-in/rules";
import { env } from "./env";
import { log } from "./log";

const providerId = "ticket";

/** Whether the portal is reached through https, and cookies may travel that way alone. */
export function isSecure(): boolean {
  return new URL(env().BASE_URL).protocol === "https:";
}

/** The cookie that next-auth keeps its token in; the name is next-auth's own default. */
export function sessionCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
}

/** The id of the sign-in that a session cookie claims; undefined if the cookie is not ours. */
export async function claimedSignInId(sessionCookie: string | undefined): Promise<unknown> {
  if (!sessionCookie) return undefined;
  const claims = await decode({ token: sessionCookie, secret: env().SESSION_SECRET }).catch(() => null);
  return claims?.signInId;
}

/** The options; `authorize` says which sign-in a session is for, or null for none. */
export function nextAuthOptions(authorize: () => Promise<{ id: string } | null>): NextAuthOptions {
  const home = new URL(homePath, env().BASE_URL).href;
  return {
    secret: env().SESSION_SECRET,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: signInSeconds },
    providers: [Credentials({ id: providerId, name: "Ticket", credentials: {}, authorize })],
    callbacks: {
      jwt: ({ token, user }) => ({ signInId: user ? user.id : token.signInId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: () => home,
    },
    logger: {
      error: (code, metadata) => log().error({ code, err: metadata }, "next-auth"),
      warn: () => {},
      debug: () => {},
    },
  };
}

/**
 * Has next-auth make a session for the sign-in, in process, and returns the cookie to set. All of next-auth's own
 * callbacks run. Undefined if `authorize` yields nothing.
 */
export async function makeSession(
  authorize: () => Promise<{ id: string } | null>,
): Promise<string | undefined> {
  const options = nextAuthOptions(authorize);
  const first = await ask(options, { path: ["csrf"], method: "GET", cookies: {}, body: {} });
  const { csrfToken } = first.body as { csrfToken: string };
  const cookies = Object.fromEntries(first.setCookie.map(nameAndValue));
  const body = { csrfToken, json: "true" };
  const made = await ask(options, { path: ["callback", providerId], method: "POST", cookies, body });
  return made.setCookie.find((line) => line.startsWith(`${sessionCookieName()}=`));
}

interface Ask {
  readonly path: readonly string[];
  readonly method: "GET" | "POST";
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
}

/** Calls next-auth's handler as Next's older API routes do: the request and its answer are plain objects. */
async function ask(options: NextAuthOptions, asked: Ask): Promise<{ body: unknown; setCookie: string[] }> {
  const headers = new Map<string, unknown>();
  let body: unknown;
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
    json: (value: unknown) => {
      body = value;
    },
    send: (value: unknown) => {
      body = value;
    },
    end: () => {},
  };
  const { path, ...rest } = asked;
  const request = { ...rest, headers: {}, query: { nextauth: path } };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return { body, setCookie: (headers.get("set-cookie") as string[] | undefined) ?? [] };
}

function nameAndValue(setCookie: string): [string, string] {
  const [pair = ""] = setCookie.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}
