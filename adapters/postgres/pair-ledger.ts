// What the ledger knows of an account and permission set, for holding a list against it.
import type { KnownAssignment, PairLedger, Principal } from "@/core/drift/types";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Target } from "@/core/policy/types";
import { clock, type Sql } from "./client";

/** Call it after the list has come, with the instant before which operations no longer show in a list asked for then. */
export async function readPairLedger(
  sql: Sql,
  { accountId, permissionSetArn }: Target,
  since: Date,
): Promise<PairLedger> {
  const assignments = await sql.$queryRaw<KnownAssignment[]>`
    SELECT id::text AS id, person_id AS "personId", origin::text AS origin, presence::text AS presence,
           observed_at AS "observedAt",
           coalesce((
             SELECT CASE WHEN bool_or(state = 'active') THEN 'active' ELSE 'not-yet-active' END FROM "grant"
             WHERE assignment_id = assignment.id AND state IN ('scheduled', 'activating', 'active')
             AND starts_at <= now AND now < ends_at HAVING count(*) > 0
           ), 'no') AS "calledFor",
           (SELECT max(CASE state WHEN 'failed' THEN starts_at ELSE least(ends_at, ended_at) END) FROM "grant"
            WHERE assignment_id = assignment.id AND starts_at <= now AND state <> 'cancelled') AS "lastEndAt",
           (SELECT coalesce(json_agg(json_build_object('kind', kind, 'state', state)), '[]') FROM operation
            WHERE assignment_id = assignment.id AND (resolved_at IS NULL OR resolved_at >= ${since})) AS operations
    FROM assignment, catraca_now() AS now
    WHERE account_id = ${accountId} AND permission_set_arn = ${permissionSetArn}`;
  const standing = await sql.standingAccess.findMany({ where: { accountId, permissionSetArn } });
  return {
    assignments,
    standing: standing.map(({ principalType, principalId }) => toPrincipal(principalType, principalId)),
    now: await clock(sql),
  };
}

/** Permission sets of which something of ours, or a finding, should be listed somewhere. */
export async function knownPermissionSets(sql: Sql): Promise<PermissionSetArn[]> {
  const rows = await sql.$queryRaw<Array<{ arn: PermissionSetArn }>>`
    SELECT permission_set_arn AS arn FROM assignment WHERE origin = 'portal' AND presence <> 'absent'
    UNION SELECT permission_set_arn FROM drift WHERE closed_at IS NULL`;
  return rows.map(({ arn }) => arn);
}

/** The accounts where that is so of one permission set. */
export async function knownAccounts(sql: Sql, set: PermissionSetArn): Promise<AccountId[]> {
  const rows = await sql.$queryRaw<Array<{ id: AccountId }>>`
    SELECT account_id AS id FROM assignment
    WHERE permission_set_arn = ${set} AND origin = 'portal' AND presence <> 'absent'
    UNION SELECT account_id FROM drift WHERE permission_set_arn = ${set} AND closed_at IS NULL`;
  return rows.map(({ id }) => id);
}

function toPrincipal(kind: "person" | "group", id: string): Principal {
  return { kind, id } as Principal;
}
