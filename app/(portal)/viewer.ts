// Who is looking, read live for each request. Every page and action begins here.

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { PersonId } from "@/core/ids";
import type { Authority } from "@/core/policy/authority";
import { currentSignIn, portal } from "@/wiring/web";

/** Whose browser this is. Actions need no more: the verbs read live what the person may do. */
export async function signedIn(): Promise<PersonId> {
  const signIn = await currentSignIn();
  if (!signIn) redirect(`/login?returnTo=${encodeURIComponent(await here())}`);
  return signIn.personId;
}

/** The person signed in, with what they may do now. Sends whoever is not signed in, or is disabled, to sign in. */
export const viewer = cache(async (): Promise<Authority> => {
  const authority = await portal().authorityOf(await signedIn());
  if (!authority) redirect("/login?refusal=disabled-person");
  return authority;
});

/** The address being looked at, as the proxy passed it on. */
async function here(): Promise<string> {
  return (await headers()).get("x-address") ?? "/access";
}
