import { samlMetadata } from "@/wiring/sign-in";

export const dynamic = "force-dynamic";

/** What whoever sets the identity provider up gives it: our entity id and where to post. */
export function GET(): Response {
  return new Response(samlMetadata(), {
    headers: { "content-type": "application/samlmetadata+xml; charset=utf-8", "cache-control": "no-store" },
  });
}
