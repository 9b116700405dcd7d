import type { NextRequest } from "next/server";
import { handleNextAuth } from "@/wiring/sign-in";

export const dynamic = "force-dynamic";

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/**
 * next-auth's word on the session, and its csrf token. Its other addresses are closed: one signs in at
 * /api/saml/login and out at /api/auth/leave, and anybody could write to its log.
 */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const isOpen = nextauth.length === 1 && ["session", "csrf"].includes(nextauth[0] ?? "");
  return isOpen ? handleNextAuth(request, context) : new Response(null, { status: 404 });
}
