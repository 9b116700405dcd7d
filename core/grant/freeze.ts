// The freeze: security stops new grants. What is active keeps its end, and ending goes on.
import type { LiveDirectory } from "../directory/ports";
import type { PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { RuleStore } from "../policy/ports";
import type { Database } from "../ports";
import { reasonRefusal } from "./end";

export interface FreezePorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
}

/** Freezes new grants until lifted. Refuses whoever is not security, and a second freeze. */
export async function freeze(ports: FreezePorts, byId: PersonId, reason: string): Promise<Outcome<void>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    if (await tx.grants.currentFreeze()) return refused("already-frozen");
    await tx.grants.freeze(byId, reason.trim());
    await tx.audit.append({
      actorId: byId,
      action: "freeze.set",
      subject: "freeze",
      subjectId: "all",
      facts: { reason: reason.trim() },
    });
    return done(undefined);
  });
}

/** Lifts the freeze. Refuses whoever is not security. */
export async function liftFreeze(ports: FreezePorts, byId: PersonId): Promise<Outcome<void>> {
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    if (!(await tx.grants.currentFreeze())) return refused("not-frozen");
    await tx.grants.liftFreeze();
    await tx.audit.append({ actorId: byId, action: "freeze.lifted", subject: "freeze", subjectId: "all" });
    return done(undefined);
  });
}
