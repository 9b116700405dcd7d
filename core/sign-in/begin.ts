// Beginning to sign in.
import type { IdentityProvider, SignInStore } from "./ports";
import { attemptSeconds, forgetAfterSeconds, hashOf, later, localPath, newAttemptId } from "./rules";

export interface BeginPorts {
  readonly store: SignInStore;
  readonly identityProvider: IdentityProvider;
}

/**
 * Writes down an attempt that only the browser with this binding can complete, and says where to send it.
 * A wish to return anywhere but to a page of the portal is ignored. Throws a Fault without the provider's metadata.
 */
export async function begin(
  ports: BeginPorts,
  asked: { readonly binding: string; readonly returnTo: string | null },
): Promise<string> {
  const id = newAttemptId();
  const redirectUrl = await ports.identityProvider.authnRedirectUrl(id);
  await ports.store.transact(async (tx) => {
    const now = await tx.now();
    await tx.insertAttempt({
      id,
      bindingHash: hashOf(asked.binding),
      returnTo: localPath(asked.returnTo),
      expiresAt: later(now, attemptSeconds),
    });
    await tx.forgetExpired(later(now, -forgetAfterSeconds));
  });
  return redirectUrl;
}
