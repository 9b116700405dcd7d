// Writing changes of grants down, each with its audit entry in the same transaction (invariant 11).

import type { AuditEntry } from "../audit/ports";
import type { Grant, GrantOutcome } from "../grant/types";
import type { Tx } from "../ports";
import type { GrantStep } from "./books";
import { calls } from "./ledger-facts";
import type { Ledger } from "./types";

/** Records what time and AWS's word made of the grants. */
export async function recordGrantSteps(tx: Tx, ledger: Ledger, steps: readonly GrantStep[]): Promise<void> {
  for (const { grant, to, outcome, confirmedAt } of steps) {
    await tx.grants.change(grant.id, {
      state: to,
      ...(outcome ? { outcome } : {}),
      ...(to === "active" && confirmedAt ? { activeAt: confirmedAt, collectAt: ledger.now } : {}),
      ...(to === "ended" && confirmedAt ? { endedAt: confirmedAt } : {}),
    });
    await tx.audit.append({
      actorId: null,
      action: `grant.${to}`,
      subject: "grant",
      subjectId: grant.id,
      facts: { from: grant.state, outcome, confirmedByAwsAt: confirmedAt ?? null },
    });
  }
}

/** What Catraca did to an assignment, or learned of it, for the trail. */
export function assignmentEntry(
  { assignment }: Ledger,
  action: string,
  facts: Readonly<Record<string, unknown>>,
): AuditEntry {
  const { id, personId, accountId, permissionSetArn } = assignment;
  return {
    actorId: null,
    action,
    subject: "assignment",
    subjectId: id,
    facts: { personId, accountId, permissionSetArn, ...facts },
  };
}

/** Fails the grants that call for what cannot be given; what is active stays. */
export async function failWanted(
  tx: Tx,
  ledger: Ledger,
  outcome: GrantOutcome,
  detail: string,
): Promise<void> {
  const wanted = ledger.grants.filter((each) => calls(each, ledger.now));
  return failGrants(tx, wanted, outcome, detail);
}

/** Fails those of the grants that are not active yet. */
export async function failGrants(
  tx: Tx,
  grants: readonly Grant[],
  outcome: GrantOutcome,
  detail: string,
): Promise<void> {
  for (const grant of grants.filter(({ state }) => state === "activating")) {
    await tx.grants.change(grant.id, { state: "failed", outcome });
    await tx.audit.append({
      actorId: null,
      action: "grant.failed",
      subject: "grant",
      subjectId: grant.id,
      facts: { from: grant.state, outcome, detail },
    });
  }
}
