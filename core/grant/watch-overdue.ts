// Overdue is loud: access that should be gone, and is not proven to be, is marked, told once, and audited.
import type { AuditEntry } from "../audit/ports";
import type { GrantId } from "../ids";
import type { Database } from "../ports";
import type { OverdueAccess } from "./ports";

export interface WatchOverduePorts {
  readonly database: Database;
  /** How long access may outlive its end before it counts as overdue. */
  readonly overdueMs: number;
}

/** A notice names so many; its count says how many there are. */
const NAMED = 50;

/**
 * Marks what is overdue, and takes the mark off what is so no more. Many at once make one notice; each grant gets its
 * audit entry, so that open pages hear of it. Returns how many assignments became overdue, and how many ceased to be.
 */
export function watchOverdue({
  database,
  overdueMs,
}: WatchOverduePorts): Promise<{ overdue: number; settled: number }> {
  return database.transact(async (tx) => {
    const settled = await tx.overdue.unmark();
    const overdue = await tx.overdue.mark(overdueMs);
    await tx.audit.appendAll([
      ...settled.flatMap(({ grantIds, ...facts }) => entries("grant.overdue-settled", grantIds, facts)),
      ...overdue.flatMap(({ grantIds, since, presence, lastFault }) =>
        entries("grant.overdue", grantIds, { since, presence, lastFault }),
      ),
    ]);
    if (overdue.length > 0)
      await tx.notices.write("overdue", {
        count: overdue.length,
        targets: overdue.flatMap(targetOf).slice(0, NAMED),
      });
    return { overdue: overdue.length, settled: settled.length };
  });
}

function entries(
  action: string,
  grantIds: readonly GrantId[],
  facts: Readonly<Record<string, unknown>>,
): AuditEntry[] {
  return grantIds.map((id) => ({ actorId: null, action, subject: "grant", subjectId: id, facts }));
}

function targetOf({ grantIds, personId, accountId, permissionSetArn, since }: OverdueAccess) {
  const [grantId] = grantIds;
  return grantId ? [{ grantId, personId, accountId, permissionSetArn, since }] : [];
}
