// Turning a ticket into a sign-in.
import type { SignInStore } from "./ports";
import { hashOf, homePath, later, redeemable, signInSeconds } from "./rules";
import { type SignInId, type SignInOutcome, signInDone } from "./types";

/**
 * The sign-in that the ticket stands for, for eight hours, and where its browser wanted to go.
 * Refuses a ticket that is unknown, used, late, or of another browser.
 */
export async function redeem(
  ports: { readonly store: SignInStore },
  shown: { readonly ticket: string; readonly binding: string | undefined },
): Promise<SignInOutcome<{ signInId: SignInId; returnTo: string }>> {
  return ports.store.transact(async (tx) => {
    const locked = await tx.lockTicket(hashOf(shown.ticket));
    const now = await tx.now();
    const ticket = redeemable(locked, shown.binding === undefined ? undefined : hashOf(shown.binding), now);
    if (!ticket.ok) return ticket;
    const { tokenHash, attemptId, personId, groups } = ticket.value;
    await tx.markRedeemed(tokenHash, now);
    const expiresAt = later(now, signInSeconds);
    const signInId = await tx.insertSignIn({ personId, assertedGroups: groups, expiresAt });
    await tx.audit.append({
      actorId: personId,
      action: "sign-in.started",
      subject: "sign-in",
      subjectId: signInId,
      facts: { expiresAt: expiresAt.toISOString() },
    });
    return signInDone({ signInId, returnTo: (await tx.returnToOf(attemptId)) ?? homePath });
  });
}
