// Writing down what one complete list of an account and permission set says.
import { LIST_LAG_MS } from "../assignment/timing";
import type { Target } from "../policy/types";
import type { Database, Tx } from "../ports";
import { isMass, type Look, missingAssignments, presentDifferences } from "./compare";
import { type Difference, HELD_BACK, type KnownAssignment, type Reconciliation } from "./types";

/** Records findings; at onboarding, standing access. What is missing is then looked at again by settling itself. */
export async function recordLook(
  { database, overdueMs }: { readonly database: Database; readonly overdueMs: number },
  run: Reconciliation,
  { accountId, permissionSetArn }: Target,
  look: Look,
  finish: (tx: Tx) => Promise<void>,
): Promise<void> {
  const target = { accountId, permissionSetArn };
  const doubtful = await database.transact(async (tx) => {
    const ledger = await tx.drift.pairLedger(target, new Date(look.askedAt.getTime() - LIST_LAG_MS));
    const mode = await tx.drift.mode();
    for (const each of presentDifferences(look, ledger, overdueMs))
      if (mode === "onboarding" && each.kind === "foreign")
        await tx.drift.addStanding(target, each.principal, null, ""); // there before Catraca gave anything
      else await see(tx, target, each);
    const missing = await seeMissing(tx, run, target, missingAssignments(look, ledger));
    await finish(tx);
    return mode === "granting" ? missing : [];
  });
  for (const assignment of doubtful) await database.transact((tx) => doubt(tx, assignment));
}

async function see(tx: Tx, target: Target, difference: Difference): Promise<void> {
  const id = await tx.drift.see(target, difference);
  if (!id) return;
  const { kind, principal } = difference;
  await tx.audit.append({
    actorId: null,
    action: "drift.found",
    subject: "drift",
    subjectId: id,
    facts: { kind, principal, ...target },
  });
}

/** Opens what is missing, up to the share of all active access that can be believed; returns what was opened or seen. */
async function seeMissing(
  tx: Tx,
  run: Reconciliation,
  target: Target,
  missing: readonly KnownAssignment[],
): Promise<readonly KnownAssignment[]> {
  const seen: KnownAssignment[] = [];
  for (const assignment of missing) {
    const { found, active } = await tx.drift.missingShare(run.startedAt);
    if (isMass(found + 1, active)) {
      await tx.drift.noteFault(run.id, HELD_BACK);
      break;
    }
    await see(tx, target, { kind: "missing", principal: { kind: "person", id: assignment.personId } });
    seen.push(assignment);
  }
  return seen;
}

/** What the ledger says of it is in doubt: settling reads AWS's list itself before it concludes anything. */
async function doubt(tx: Tx, { id, observedAt }: KnownAssignment): Promise<void> {
  const ledger = await tx.assignments.lock(id);
  const isAsBefore =
    ledger?.assignment.presence === "present" &&
    ledger.assignment.observedAt?.getTime() === observedAt?.getTime();
  if (!isAsBefore) return;
  await tx.assignments.change(id, { presence: "unknown" });
  await tx.assignments.dueBy(id, ledger.now, "prove-give");
}
