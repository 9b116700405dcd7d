// What Catraca may do at all: nothing is given before AWS was taken stock of, nor on a database that was restored.
import type { LiveDirectory } from "../directory/ports";
import { reasonRefusal } from "../grant/end";
import type { PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { RuleStore } from "../policy/ports";
import type { Database, Tx } from "../ports";
import type { Mode } from "./types";

export interface ModePorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
}

/**
 * Compares the database with the one on which the mode was decided. Another one was restored, or moved: nothing is
 * given until security says so, for AWS may hold what this one does not remember. Ending goes on.
 */
export async function checkDatabase({ database }: Pick<ModePorts, "database">): Promise<Mode> {
  return database.transact(async (tx) => {
    const { mode, decidedOn, database: current } = await tx.drift.lockInstallation();
    if (decidedOn === current) return mode;
    if (decidedOn === null) {
      await tx.drift.setMode(mode, current);
      return mode;
    }
    if (mode === "restored") return mode;
    await tx.drift.setMode("restored", decidedOn);
    await tx.drift.noteRestored({ from: mode, decidedOn, database: current });
    await recordMode(tx, null, "installation.restored", { from: mode, decidedOn, database: current });
    return "restored";
  });
}

/** Security has looked at what was found, and gives access again on this database. Refuses where nothing was restored. */
export async function giveAgain(ports: ModePorts, byId: PersonId, reason: string): Promise<Outcome<void>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    const { mode, database } = await tx.drift.lockInstallation();
    if (mode !== "restored") return refused("not-restored");
    await tx.drift.setMode("granting", database);
    await recordMode(tx, byId, "installation.gives-again", { reason: reason.trim(), database });
    return done(undefined);
  });
}

/** The first look at AWS is complete: from now on access is given. The caller holds the installation's lock. */
export async function endOnboarding(tx: Tx, database: string): Promise<void> {
  await tx.drift.setMode("granting", database);
  const standing = await tx.drift.countStanding();
  await recordMode(tx, null, "installation.onboarded", { standing });
}

function recordMode(tx: Tx, actorId: PersonId | null, action: string, facts: Record<string, unknown>) {
  return tx.audit.append({ actorId, action, subject: "installation", subjectId: "all", facts });
}
