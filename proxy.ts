/** Before any page: the content security policy with its nonce, and the visitor's choices. Never authorisation. */
import { type NextRequest, NextResponse } from "next/server";
import { isTheme, themeCookie } from "@/components/shell/theme";
import { isLocale, localeCookie } from "@/i18n/locales";

const yearSeconds = 31_536_000;
/** Set by Next itself; its development mode needs eval and inline styles. */
const developing = process.env.NODE_ENV === "development";

function policyFor(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    developing ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Nothing that the server renders may carry a style attribute; what scripts set is not concerned.
    ...(developing ? [] : ["style-src-attr 'none'"]),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** `/preferences?locale=…|theme=…` remembers a choice where the browser runs no JavaScript, and goes back. */
function rememberChoice(request: NextRequest): NextResponse {
  const { searchParams, origin } = request.nextUrl;
  const referer = request.headers.get("referer");
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  // The referer's own origin is the one that the browser sees, also behind a load balancer.
  const back = from?.host === request.headers.get("host") ? from : undefined;
  const response = NextResponse.redirect(back ?? new URL("/", origin), 303);
  const [locale, theme] = [searchParams.get("locale"), searchParams.get("theme")];
  const options = { path: "/", maxAge: yearSeconds, sameSite: "lax" as const };
  if (isLocale(locale)) response.cookies.set(localeCookie, locale, options);
  if (isTheme(theme)) response.cookies.set(themeCookie, theme, options);
  return response;
}

/** Next 16's name for what was middleware. */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname === "/preferences") return rememberChoice(request);
  const nonce = btoa(crypto.randomUUID());
  const policy = policyFor(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-address", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|live-worker.js).*)"],
};
