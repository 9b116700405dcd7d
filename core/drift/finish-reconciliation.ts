// Every list has been read: what no list shows any more is closed, unless that is too much to be believed.
import { reasonRefusal } from "../grant/end";
import type { PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { Tx } from "../ports";
import { isMass } from "./compare";
import { endOnboarding, type ModePorts } from "./mode";
import { type Finding, HELD_BACK, type Reconciliation } from "./types";

/** Ends it. The first one ends the onboarding. */
export async function finishReconciliation(tx: Tx, { id }: Reconciliation): Promise<void> {
  const { mode, database, decidedOn } = await tx.drift.lockInstallation();
  const current = await tx.drift.current();
  if (current?.id !== id) return; // somebody else was quicker
  const { gone, open } = await tx.drift.goneShare(id);
  const isHeldBack = current.lastFault === HELD_BACK || isMass(gone.length, open);
  if (isHeldBack) await tx.drift.noteFault(id, HELD_BACK);
  else for (const finding of gone) await closeGone(tx, finding, null);
  await tx.audit.append({
    actorId: null,
    action: isHeldBack ? "reconciliation.held-back" : "reconciliation.finished",
    subject: "reconciliation",
    subjectId: id,
    facts: { gone: gone.length, open },
  });
  await tx.drift.finish(id);
  if (mode === "onboarding" && (decidedOn ?? database) === database) await endOnboarding(tx, database);
}

/** Security takes the word of the reconciliation that was held back. Refuses where none was. */
export async function believe(ports: ModePorts, byId: PersonId, reason: string): Promise<Outcome<number>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    await tx.drift.lockInstallation();
    const held = await tx.drift.heldBack();
    if (!held) return refused("nothing-held-back");
    for (const finding of held.gone) await closeGone(tx, finding, { id: byId, reason: reason.trim() });
    await tx.drift.believe(held.id);
    await tx.audit.append({
      actorId: byId,
      action: "reconciliation.believed",
      subject: "reconciliation",
      subjectId: held.id,
      facts: { reason: reason.trim(), gone: held.gone.length },
    });
    return done(held.gone.length);
  });
}

async function closeGone(
  tx: Tx,
  finding: Finding,
  by: { readonly id: PersonId; readonly reason: string } | null,
): Promise<void> {
  const as = finding.byId ? "removed" : "gone";
  await tx.drift.close(finding.id, as, finding.byId === null ? (by ?? undefined) : undefined);
  await tx.audit.append({
    actorId: by?.id ?? null,
    action: `drift.${as}`,
    subject: "drift",
    subjectId: finding.id,
    facts: { kind: finding.kind, principal: finding.principal, ...finding.target },
  });
}
