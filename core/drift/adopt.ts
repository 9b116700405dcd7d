// Adopting foreign access: security knows it from now on as standing, and Catraca never removes it.
import { reasonRefusal } from "../grant/end";
import type { FindingId, PersonId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import { mayActForSecurity } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import type { Tx } from "../ports";
import { hasBecomeOurs } from "./become-ours";
import type { ModePorts } from "./mode";
import type { Finding } from "./types";

/** Refuses whoever is not security, what is not foreign, ours or closed meanwhile, and what is just being removed. */
export async function adopt(
  ports: ModePorts,
  id: FindingId,
  byId: PersonId,
  reason: string,
): Promise<Outcome<void>> {
  const no = reasonRefusal(reason);
  if (no) return no;
  const authority = await authorityOf(ports, byId);
  if (!authority || !mayActForSecurity(authority)) return refused("not-allowed");
  return ports.database.transact(async (tx) => {
    const finding = await tx.drift.lockFinding(id);
    if (!finding) return refused("not-found");
    if (finding.closedAs !== null) return refused("finding-closed");
    if (finding.kind !== "foreign") return refused("not-foreign");
    const hold = await keep(tx, finding);
    if (hold) return refused(hold);
    const { target, principal } = finding;
    await tx.drift.addStanding(target, principal, byId, reason.trim());
    await tx.drift.close(id, "adopted", { id: byId, reason: reason.trim() });
    await tx.audit.append({
      actorId: byId,
      action: "drift.adopted",
      subject: "drift",
      subjectId: id,
      facts: { reason: reason.trim(), principal, ...target },
    });
    return done(undefined);
  });
}

/** Takes back a removal that was asked for; why not, where it is ours or AWS may already be at it. */
async function keep(
  tx: Tx,
  { principal, target }: Finding,
): Promise<"is-ours" | "removal-under-way" | undefined> {
  if (principal.kind === "group") return undefined;
  const assignmentId = await tx.drift.findAssignment({ personId: principal.id, ...target });
  const ledger = assignmentId && (await tx.assignments.lock(assignmentId));
  if (!ledger) return undefined;
  if (hasBecomeOurs(ledger)) return "is-ours";
  if (ledger.operations.some(({ resolvedAt }) => resolvedAt === null)) return "removal-under-way";
  await tx.assignments.change(ledger.assignment.id, { origin: "standing", removalAskedAt: null });
  return undefined;
}
