// Findings and standing access in Postgres.
import type { DriftStore } from "@/core/drift/ports";
import type { Finding, FindingEnd, Principal } from "@/core/drift/types";
import { invariant } from "@/core/fault";
import type { AccountId, AssignmentId, FindingId, PermissionSetArn, PersonId } from "@/core/ids";
import { clock, type Sql } from "./client";
import type { DriftModel } from "./generated/models/Drift";
import { installationStore } from "./installation-store";
import { goneIn, lastHeldBack } from "./missed-findings";
import { knownAccounts, knownPermissionSets, readPairLedger } from "./pair-ledger";
import { reconciliationStore } from "./reconciliation-store";

/** Within the caller's transaction. */
export function driftStore(sql: Sql): DriftStore {
  return {
    ...installationStore(sql),
    ...reconciliationStore(sql),
    knownPermissionSets: () => knownPermissionSets(sql),
    knownAccounts: (set) => knownAccounts(sql, set),
    hasPermissionSets: async () => (await sql.permissionSet.findFirst({ select: { arn: true } })) !== null,
    async isManagementAccount(id) {
      const row = await sql.account.findUnique({ where: { id }, select: { isManagement: true } });
      return row?.isManagement ?? false;
    },
    pairLedger: (target, since) => readPairLedger(sql, target, since),

    async addStanding(target, { kind, id }, byId, reason) {
      const { count } = await sql.standingAccess.createMany({
        data: [{ principalType: kind, principalId: id, ...target, byId, reason }],
        skipDuplicates: true,
      });
      return count > 0;
    },
    async isStanding({ accountId, permissionSetArn }, { kind, id }) {
      const where = { principalType: kind, principalId: id, accountId, permissionSetArn };
      return (await sql.standingAccess.findFirst({ where })) !== null;
    },
    countStanding: () => sql.standingAccess.count(),

    async see({ accountId, permissionSetArn }, { kind, principal }) {
      const [row] = await sql.$queryRaw<Array<{ id: FindingId; isNew: boolean }>>`
        INSERT INTO drift (kind, principal_type, principal_id, account_id, permission_set_arn)
        VALUES (${kind}::drift_kind, ${principal.kind}::principal_type, ${principal.id}, ${accountId}, ${permissionSetArn})
        ON CONFLICT (kind, principal_type, principal_id, account_id, permission_set_arn) WHERE closed_at IS NULL
        DO UPDATE SET last_seen_at = catraca_now()
        RETURNING id::text AS id, xmax::text = '0' AS "isNew"`;
      return row?.isNew ? row.id : undefined;
    },
    async missingShare(since) {
      const [row] = await sql.$queryRaw<Array<{ found: number; active: number }>>`
        SELECT (SELECT count(*)::int FROM drift WHERE kind = 'missing' AND first_seen_at >= ${since}) AS found,
               (SELECT count(DISTINCT assignment_id)::int FROM "grant" WHERE state = 'active') AS active`;
      invariant(row, "a count has its row");
      return row;
    },
    async goneShare(id) {
      const gone = (await goneIn(sql, id)).map(toFinding);
      return { gone, open: await sql.drift.count({ where: { closedAt: null } }) };
    },
    async heldBack() {
      const id = await lastHeldBack(sql);
      return id && { id, gone: (await goneIn(sql, id)).map(toFinding) };
    },
    async lockFinding(id) {
      await sql.$executeRaw`SELECT 1 FROM drift WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await sql.drift.findUnique({ where: { id } });
      return row ? toFinding(row) : undefined;
    },
    async close(id, closedAs, by) {
      await sql.drift.update({
        where: { id },
        data: { closedAs, closedAt: await clock(sql), ...(by ? { byId: by.id, reason: by.reason } : {}) },
      });
    },
    async noteRemoval(id, byId, reason) {
      await sql.drift.update({ where: { id }, data: { byId, reason } });
    },
    async provenRemoved() {
      const rows = await sql.$queryRaw<DriftModel[]>`
        SELECT drift.id::text AS id, kind::text AS kind, principal_type::text AS "principalType",
               principal_id AS "principalId", drift.account_id AS "accountId",
               drift.permission_set_arn AS "permissionSetArn", closed_as AS "closedAs", by_id AS "byId"
        FROM drift JOIN assignment ON assignment.person_id = principal_id
          AND assignment.account_id = drift.account_id
          AND assignment.permission_set_arn = drift.permission_set_arn
        WHERE closed_at IS NULL AND by_id IS NOT NULL AND kind = 'foreign' AND principal_type = 'person'
        AND presence = 'absent' AND removal_asked_at IS NULL`;
      return rows.map(toFinding);
    },

    async isKnown({ personId, accountId, permissionSetArn }) {
      const [row] = await sql.$queryRaw<unknown[]>`
        SELECT 1 AS one FROM person, account, permission_set
        WHERE person.id = ${personId} AND account.id = ${accountId} AND arn = ${permissionSetArn}`;
      return row !== undefined;
    },
    async findAssignment({ personId, accountId, permissionSetArn }) {
      const row = await sql.assignment.findUnique({
        where: { personId_accountId_permissionSetArn: { personId, accountId, permissionSetArn } },
        select: { id: true },
      });
      return row ? (row.id as AssignmentId) : undefined;
    },
  };
}

type FindingRow = Pick<
  DriftModel,
  "id" | "kind" | "principalType" | "principalId" | "accountId" | "permissionSetArn" | "closedAs" | "byId"
>;

function toFinding(row: FindingRow): Finding {
  return {
    id: row.id as FindingId,
    kind: row.kind,
    principal: { kind: row.principalType, id: row.principalId } as Principal,
    target: {
      accountId: row.accountId as AccountId,
      permissionSetArn: row.permissionSetArn as PermissionSetArn,
    },
    closedAs: row.closedAs as FindingEnd | null,
    byId: row.byId as PersonId | null,
  };
}
