import { signInRefused } from "@/core/sign-in/types";
import { acceptResponse } from "@/wiring/sign-in";
import { answered, refuse, seeOther } from "../answer";
import { readForm } from "./read-form";

export const dynamic = "force-dynamic";

/**
 * Takes the identity provider's answer. The post comes from another site, so no cookie of ours is here:
 * a ticket carries the person on to /api/saml/complete, where the browser's are.
 */
export function POST(request: Request): Promise<Response> {
  return answered("acs", async () => {
    const samlResponse = (await readForm(request))?.get("SAMLResponse");
    const accepted = samlResponse
      ? await acceptResponse(samlResponse)
      : signInRefused("response-invalid", "no-form");
    if (!accepted.ok) return refuse("acs", accepted.refusal);
    return seeOther(`/api/saml/complete?${new URLSearchParams({ ticket: accepted.value })}`);
  });
}

/** Somebody came back to this address by hand. */
export function GET(): Response {
  return seeOther("/login");
}
