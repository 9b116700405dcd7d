import type { NextRequest } from "next/server";
import { newToken } from "@/core/sign-in/rules";
import { beginSignIn, bindingCookie, bindingOf } from "@/wiring/sign-in";
import { answered, seeOther } from "../answer";

export const dynamic = "force-dynamic";

/** Begins to sign in: ties the attempt to this browser and sends it to the identity provider. */
export function GET(request: NextRequest): Promise<Response> {
  return answered("login", async () => {
    // Kept while it lasts, so that two tabs can sign in at once.
    const binding = bindingOf(request) ?? newToken();
    const returnTo = request.nextUrl.searchParams.get("returnTo");
    const redirectUrl = await beginSignIn({ binding, returnTo });
    return seeOther(redirectUrl, [bindingCookie(binding)]);
  });
}
