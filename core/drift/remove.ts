// Removing a person's foreign access: security asks, settling does it, AWS's list proves it.
import type { Waker } from "../assignment/ports";
import type { Tuple } from "../assignment/types";
import { reasonRefusal } from "../grant/end";
import type { AssignmentId, FindingId, PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { Tx } from "../ports";
import { hasBecomeOurs } from "./become-ours";
import type { ModePorts } from "./mode";

export interface RemovePorts extends ModePorts {
  readonly waker: Waker;
}

/** Refuses groups (they are IAM Identity Center's), what is standing, ours, closed or asked for already. */
export async function remove(
  ports: RemovePorts,
  id: FindingId,
  byId: PersonId,
  reason: string,
): Promise<Outcome<void>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  const outcome = await ports.database.transact((tx) => askRemoval(tx, id, byId, reason.trim()));
  if (!outcome.ok) return outcome;
  ports.waker.wake(outcome.value.assignmentId, outcome.value.at);
  return done(undefined);
}

async function askRemoval(
  tx: Tx,
  id: FindingId,
  byId: PersonId,
  reason: string,
): Promise<Outcome<{ assignmentId: AssignmentId; at: Date }>> {
  const finding = await tx.drift.lockFinding(id);
  if (!finding) return refused("not-found");
  const { principal, target } = finding;
  if (finding.closedAs !== null) return refused("finding-closed");
  if (finding.kind !== "foreign") return refused("not-foreign");
  if (principal.kind === "group") return refused("group-not-removable");
  if (finding.byId !== null) return refused("removal-under-way");
  if (await tx.drift.isStanding(target, principal)) return refused("is-standing");
  const tuple = { personId: principal.id, ...target };
  if (!(await tx.drift.isKnown(tuple))) return refused("not-in-directory");
  const at = await markForRemoval(tx, tuple);
  if (!at) return refused("is-ours");
  await tx.drift.noteRemoval(id, byId, reason);
  await tx.audit.append({
    actorId: byId,
    action: "drift.removal-asked",
    subject: "drift",
    subjectId: id,
    facts: { reason, principal, ...target },
  });
  return done(at);
}

/** Under the assignment's lock. Undefined where it has become ours: then its grants decide. */
async function markForRemoval(tx: Tx, tuple: Tuple) {
  const assignmentId = await tx.assignments.lockTuple(tuple);
  const ledger = await tx.assignments.lock(assignmentId);
  if (!ledger || hasBecomeOurs(ledger)) return undefined;
  await tx.assignments.change(assignmentId, {
    origin: "foreign",
    presence: "unknown",
    removalAskedAt: ledger.now,
  });
  await tx.assignments.dueBy(assignmentId, ledger.now, "end");
  return { assignmentId, at: ledger.now };
}

/** Closes what was removed, once AWS has been seen not to list it. */
export async function closeRemoved(tx: Tx): Promise<void> {
  for (const { id, principal, target } of await tx.drift.provenRemoved()) {
    await tx.drift.close(id, "removed");
    await tx.audit.append({
      actorId: null,
      action: "drift.removed",
      subject: "drift",
      subjectId: id,
      facts: { principal, ...target },
    });
  }
}
