// Reading everything that writing one guard needs, in one query.
import { invariant } from "@/core/fault";
import { ARRIVED_MS, type GuardLedger, type GuardPlace, READ_BACK } from "@/core/guard/types";
import type { Sql } from "./client";
import { senderIsGone } from "./sender";
import { revived, type Written } from "./written";

/** A permission set that carries no guard, but should, is looked at again after this. */
const NO_CARRIER_MS = 60_000;

type GuardRow = Omit<GuardLedger, "policyName"> & { readonly policyName: string | null };

/** The ledger of a guard that the caller's transaction has locked. Undefined when its permission set carries none any more. */
export async function readGuard(sql: Sql, place: GuardPlace): Promise<GuardLedger | undefined> {
  const { accountId, permissionSetArn } = place;
  const [row] = await sql.$queryRaw<Array<{ ledger: Written<GuardRow> }>>`
    SELECT json_build_object(
      'now', catraca_now(), 'accountId', g.account_id, 'permissionSetArn', g.permission_set_arn,
      'policyName', p.guard_policy, 'confirmed', g.confirmed, 'confirmedAt', g.confirmed_at, 'attempts', g.attempts,
      'statements', coalesce((
        SELECT json_agg(json_build_object('id', s.id, 'personId', a.person_id, 'createdAt', s.created_at, 'notAfter', s.not_after,
          'issuedBefore', s.issued_before, 'sessionSeconds', s.session_seconds,
          'confirmedNotAfter', s.confirmed_not_after, 'confirmedIssuedBefore', s.confirmed_issued_before)
          ORDER BY s.created_at, s.id)
        FROM guard_statement s JOIN assignment a ON a.id = s.assignment_id
        WHERE a.account_id = g.account_id AND a.permission_set_arn = g.permission_set_arn AND s.gone_at IS NULL), '[]'),
      'last', (
        SELECT json_build_object('id', o.id, 'state', o.state, 'document', o.document, 'writtenAt', o.written_at,
          'resolvedAt', o.resolved_at, 'senderIsGone', o.state = 'written' AND ${senderIsGone})
        FROM guard_operation o WHERE o.account_id = g.account_id AND o.permission_set_arn = g.permission_set_arn
        ORDER BY o.written_at DESC LIMIT 1),
      'mayArrive', coalesce((
        SELECT json_agg(o.document)
        FROM guard_operation o WHERE o.account_id = g.account_id AND o.permission_set_arn = g.permission_set_arn
          AND (o.state = 'lost' OR o.detail = ${READ_BACK})
          AND o.written_at > (SELECT catraca_now()) - make_interval(secs => ${ARRIVED_MS / 1000}::float8)), '[]')
    ) AS ledger
    FROM guard g JOIN permission_set p ON p.arn = g.permission_set_arn
    WHERE g.account_id = ${accountId} AND g.permission_set_arn = ${permissionSetArn}`;
  invariant(row, "a locked guard can be read");
  const { policyName, ...ledger } = revived<GuardRow>(row.ledger);
  if (policyName !== null) return { ...ledger, policyName };
  const isNeeded = ledger.statements.length > 0; // the carrier may come back, and nobody tells when
  const nextActionAt = isNeeded ? new Date(ledger.now.getTime() + NO_CARRIER_MS) : null;
  const change = { nextActionAt, lastFault: "NoCarrier" };
  await sql.guard.updateMany({ where: { accountId, permissionSetArn }, data: change });
  return undefined;
}
