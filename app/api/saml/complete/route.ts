import type { NextRequest } from "next/server";
import { bindingOf, startSession } from "@/wiring/sign-in";
import { answered, refuse, seeOther } from "../answer";

export const dynamic = "force-dynamic";

/** Turns the ticket into a session, in the browser that began, and goes where that wanted to go. */
export function GET(request: NextRequest): Promise<Response> {
  return answered("complete", async () => {
    const ticket = request.nextUrl.searchParams.get("ticket") ?? "";
    const started = await startSession({ ticket, binding: bindingOf(request) });
    if (!started.ok) return refuse("complete", started.refusal);
    return seeOther(started.value.returnTo, [started.value.setCookie]);
  });
}
