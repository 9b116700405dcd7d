// Who asks, for routes: they answer with a status where a page would redirect.
import { type Authority, securityScope } from "@/core/policy/authority";
import { currentSignIn, portal } from "@/wiring/web";

/** The person signed in, read live; undefined for nobody. */
export async function asker(): Promise<Authority | undefined> {
  const signIn = await currentSignIn();
  return signIn && portal().authorityOf(signIn.personId);
}

export type Scope = NonNullable<ReturnType<typeof securityScope>>;

/** What of the security lists the asker may take along, or the answer that says no. */
export async function scopeOrNo(): Promise<{ authority: Authority; scope: Scope } | Response> {
  const authority = await asker();
  if (!authority) return new Response(null, { status: 401 });
  const scope = securityScope(authority);
  return scope ? { authority, scope } : new Response(null, { status: 404 });
}
