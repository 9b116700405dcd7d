// How the routes of signing in answer: always by sending the browser on, never with anything raw.
import type { SignInRefusal } from "@/core/sign-in/types";
import { portalUrl, reportFailure, reportRefusal } from "@/wiring/sign-in";

/** Sends the browser on with GET. A 303, because 307 would post again. A path is one of the portal's. */
export function seeOther(location: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({
    location: portalUrl(location),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  for (const line of setCookies) headers.append("set-cookie", line);
  return new Response(null, { status: 303, headers });
}

/** To the sign-in page, which says why not; the log has the same request id. */
export function refuse(step: string, refusal: SignInRefusal): Response {
  return explain(refusal.code, reportRefusal(step, refusal));
}

/** The route's answer; whatever it throws becomes a page that says so. */
export async function answered(step: string, route: () => Promise<Response>): Promise<Response> {
  try {
    return await route();
  } catch (error) {
    return explain("unavailable", reportFailure(step, error));
  }
}

function explain(code: string, requestId: string): Response {
  return seeOther(`/login?${new URLSearchParams({ refusal: code, id: requestId })}`);
}
