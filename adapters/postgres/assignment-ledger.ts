// Reading everything that settling needs to know of one assignment, in one query.
import type { Ledger } from "@/core/assignment/types";
import { invariant } from "@/core/fault";
import { finalGrantStates } from "@/core/grant/types";
import type { AssignmentId } from "@/core/ids";
import type { Sql } from "./client";
import { senderIsGone } from "./sender";
import { revived, type Written } from "./written";

/** The ledger of an assignment that the caller's transaction has locked, as of now. */
export async function readLedger(sql: Sql, id: AssignmentId): Promise<Ledger> {
  const over = [...finalGrantStates];
  const [row] = await sql.$queryRaw<Array<{ ledger: Written<Ledger> }>>`
    SELECT json_build_object(
      'now', catraca_now(),
      'assignment', json_build_object(
        'id', a.id, 'personId', a.person_id, 'accountId', a.account_id, 'permissionSetArn', a.permission_set_arn,
        'presence', a.presence, 'origin', a.origin, 'observedAt', a.observed_at, 'clearedAt', a.cleared_at,
        'nextActionAt', a.next_action_at, 'attempts', a.attempts, 'lastFault', a.last_fault, 'removalAskedAt', a.removal_asked_at),
      'grants', coalesce((
        SELECT json_agg(json_build_object('id', g.id, 'assignmentId', g.assignment_id, 'state', g.state,
          'startsAt', g.starts_at, 'endsAt', g.ends_at, 'outcome', g.outcome) ORDER BY g.starts_at, g.id)
        FROM "grant" g WHERE g.assignment_id = a.id AND g.state <> ALL (${over}::grant_state[])), '[]'),
      'operations', coalesce((
        SELECT json_agg(json_build_object('id', o.id, 'kind', o.kind, 'state', o.state,
          'awsRequestId', o.aws_request_id, 'writtenAt', o.written_at, 'answeredAt', o.answered_at, 'resolvedAt', o.resolved_at,
          'senderIsGone', o.state = 'written' AND ${senderIsGone}))
        FROM (
          (SELECT * FROM operation WHERE assignment_id = a.id AND resolved_at IS NULL)
          UNION (SELECT * FROM operation WHERE assignment_id = a.id AND resolved_at IS NOT NULL
                 ORDER BY resolved_at DESC LIMIT 1)
          UNION (SELECT * FROM operation WHERE assignment_id = a.id AND state = 'succeeded'
                 ORDER BY resolved_at DESC LIMIT 1)) o), '[]'),
      'isStanding', EXISTS (
        SELECT FROM standing_access s WHERE s.principal_type = 'person' AND s.principal_id = a.person_id
          AND s.account_id = a.account_id AND s.permission_set_arn = a.permission_set_arn),
      'isGiving', (SELECT mode = 'granting' FROM installation),
      'guard', CASE WHEN p.guard_policy IS NOT NULL THEN json_build_object(
        'sessionSeconds', p.session_duration_seconds,
        'statements', coalesce((
          SELECT json_agg(json_build_object('id', s.id, 'createdAt', s.created_at, 'notAfter', s.not_after, 'issuedBefore', s.issued_before,
            'sessionSeconds', s.session_seconds, 'confirmedNotAfter', s.confirmed_not_after,
            'confirmedIssuedBefore', s.confirmed_issued_before) ORDER BY s.created_at, s.id)
          FROM guard_statement s WHERE s.assignment_id = a.id AND s.gone_at IS NULL), '[]')) END
    ) AS ledger
    FROM assignment a JOIN permission_set p ON p.arn = a.permission_set_arn WHERE a.id = ${id}::uuid`;
  invariant(row, "a locked assignment can be read");
  return revived<Ledger>(row.ledger);
}
