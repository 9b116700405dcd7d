// Looking a sign-in up.
import { isUuid } from "../ids";
import type { SignInStore } from "./ports";
import type { LiveSignIn, SignInId } from "./types";

/** The sign-in with this id if it is live; whatever comes out of a cookie may be asked for. */
export async function find(
  ports: { readonly store: SignInStore },
  id: unknown,
): Promise<LiveSignIn | undefined> {
  if (typeof id !== "string" || !isUuid(id)) return undefined;
  return ports.store.findLive(id as SignInId);
}
