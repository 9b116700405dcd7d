// Looking at AWS at once instead of when it is time.
import type { PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { ModePorts } from "./mode";

/** Begins a reconciliation; a worker takes it up. Refuses whoever is not security, and a second one at a time. */
export async function lookNow(ports: ModePorts, byId: PersonId): Promise<Outcome<void>> {
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    const run = await tx.drift.begin();
    if (!run) return refused("already-looking");
    await tx.audit.append({
      actorId: byId,
      action: "reconciliation.started",
      subject: "reconciliation",
      subjectId: run.id,
    });
    return done(undefined);
  });
}
