// Signing out.
import { isUuid } from "../ids";
import type { SignInStore } from "./ports";
import type { SignInId } from "./types";

/** Ends the sign-in with this id; one that is not live is left as it is. */
export async function end(ports: { readonly store: SignInStore }, id: unknown): Promise<void> {
  if (typeof id !== "string" || !isUuid(id)) return;
  await ports.store.transact(async (tx) => {
    const personId = await tx.endSignIn(id as SignInId);
    if (!personId) return;
    await tx.audit.append({ actorId: personId, action: "sign-in.ended", subject: "sign-in", subjectId: id });
  });
}
