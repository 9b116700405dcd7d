import type { NextRequest } from "next/server";
import { clearedCookies, endSession, isSameOrigin } from "@/wiring/sign-in";
import { answered, seeOther } from "../../saml/answer";

export const dynamic = "force-dynamic";

/** Signs out: ends the sign-in and clears the cookies. Only a form of this portal may ask. */
export function POST(request: NextRequest): Promise<Response> {
  return answered("leave", async () => {
    if (!isSameOrigin(request.headers)) return seeOther("/login");
    await endSession(request);
    return seeOther("/login?left=1", clearedCookies());
  });
}
