// Session guards as they are shown: what they have to say, what AWS was read back to say, and what went wrong.
import { EDIT_SHOWN_MS, type GuardView, TROUBLE_SHOWN_MS } from "@/core/guard/views";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Page } from "@/core/page";
import type { PrismaClient } from "../client";
import { empty, type Sql, sql } from "../generated/internal/prismaNamespace";
import { readPage } from "./paged";

interface Row extends Omit<GuardView, "target" | "trouble"> {
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly permissionSetArn: PermissionSetArn;
  readonly permissionSetName: string;
  readonly lastFault: string | null;
  readonly since: Date;
  readonly attempts: number;
}

/** Trouble began with the first writing that AWS has not taken since it was last read back, else when it was to be read again. */
const troubledSince = sql`coalesce(
  (SELECT min(o.written_at) FROM guard_operation o
   WHERE o.account_id = g.account_id AND o.permission_set_arn = g.permission_set_arn
     AND o.written_at > coalesce(g.confirmed_at, '-infinity')),
  g.confirmed_at + interval '5 minutes', (SELECT catraca_now()))`;

const isTroubled = sql`
  (g.edited_at > (SELECT catraca_now()) - make_interval(secs => ${EDIT_SHOWN_MS / 1000}::float8)
   OR (g.last_fault IS NOT NULL
       AND ${troubledSince} <= (SELECT catraca_now()) - make_interval(secs => ${TROUBLE_SHOWN_MS / 1000}::float8)))`;

/** A page of guards that have, or had, something to say: those with trouble first, then by account. */
export function guardPage(prisma: PrismaClient, page: number, size?: number): Promise<Page<GuardView>> {
  return readPage(
    page,
    () => prisma.guard.count({ where: said }),
    ({ skip, take }) => read(prisma, empty, sql`LIMIT ${take} OFFSET ${skip}`),
    (rows) => rows.map(toGuard),
    size,
  );
}

/** Places that were only reserved have never been written. */
const said = {
  OR: [{ nextActionAt: { not: null } }, { confirmed: { not: null } }, { lastFault: { not: null } }],
};

const SHOWN = 20;

/** What somebody has to look at: changed by hand in the last day, or not to be written for more than a minute. */
export async function guardsInTrouble(prisma: PrismaClient): Promise<GuardView[]> {
  return (await read(prisma, sql`AND ${isTroubled}`, sql`LIMIT ${SHOWN}`)).map(toGuard);
}

function read(prisma: PrismaClient, among: Sql, window: Sql): Promise<Row[]> {
  return prisma.$queryRaw<Row[]>`
    SELECT g.account_id AS "accountId", account.name AS "accountName", p.arn AS "permissionSetArn",
      p.name AS "permissionSetName", p.guard_policy AS "policyName", g.confirmed_at AS "confirmedAt",
      g.edited_at AS "editedAt", g.last_fault AS "lastFault", g.attempts, ${troubledSince} AS since,
      counted.statements, counted.pending
    FROM guard g JOIN account ON account.id = g.account_id
    JOIN permission_set p ON p.arn = g.permission_set_arn
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS statements, (count(*) FILTER (
        WHERE s.confirmed_not_after IS DISTINCT FROM s.not_after
           OR s.confirmed_issued_before IS DISTINCT FROM s.issued_before))::int AS pending
      FROM guard_statement s JOIN assignment a ON a.id = s.assignment_id
      WHERE a.account_id = g.account_id AND a.permission_set_arn = g.permission_set_arn AND s.gone_at IS NULL) counted
    WHERE (g.next_action_at IS NOT NULL OR g.confirmed IS NOT NULL OR g.last_fault IS NOT NULL) ${among}
    ORDER BY ${isTroubled} DESC NULLS LAST, account.name, p.name ${window}`;
}

function toGuard({ lastFault, since, attempts, ...row }: Row): GuardView {
  const { accountId, accountName, permissionSetArn, permissionSetName, ...guard } = row;
  return {
    ...guard,
    target: { accountId, accountName, permissionSetArn, permissionSetName },
    trouble: lastFault ? { fault: lastFault, since, attempts } : null,
  };
}
