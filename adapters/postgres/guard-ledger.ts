// Reading everything that writing one guard needs.
import type { GuardLedger, GuardOperation, GuardPlace, PersonalStatement } from "@/core/guard/types";
import type { GuardOperationId, GuardStatementId, PersonId } from "@/core/ids";
import { clock, type Sql } from "./client";
import { isSenderGone } from "./sender";

/** The ledger of a guard that the caller's transaction has locked. Undefined when its permission set carries none any more. */
export async function readGuard(sql: Sql, place: GuardPlace): Promise<GuardLedger | undefined> {
  const { accountId, permissionSetArn } = place;
  const [guard, set, statements, last] = [
    await sql.guard.findUniqueOrThrow({ where: { accountId_permissionSetArn: place } }),
    await sql.permissionSet.findUniqueOrThrow({ where: { arn: permissionSetArn } }),
    await sql.guardStatement.findMany({
      where: { assignment: place, goneAt: null },
      include: { assignment: { select: { personId: true } } },
    }),
    await sql.guardOperation.findFirst({ where: place, orderBy: { writtenAt: "desc" } }),
  ];
  if (!set.guardPolicy) {
    await sql.guard.updateMany({ where: place, data: { nextActionAt: null, lastFault: "NoCarrier" } });
    return undefined;
  }
  return {
    accountId,
    permissionSetArn,
    policyName: set.guardPolicy,
    confirmed: guard.confirmed,
    confirmedAt: guard.confirmedAt,
    attempts: guard.attempts,
    statements: statements.map(
      ({ assignment, ...row }): PersonalStatement => ({
        ...row,
        id: row.id as GuardStatementId,
        personId: assignment.personId as PersonId,
      }),
    ),
    last: last && {
      id: last.id as GuardOperationId,
      state: last.state as GuardOperation["state"],
      document: last.document,
      writtenAt: last.writtenAt,
      resolvedAt: last.resolvedAt,
      senderIsGone: last.state === "written" && (await isSenderGone(sql, last.sender)),
    },
    now: await clock(sql),
  };
}
