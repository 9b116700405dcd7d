// Grants and the freeze in Postgres.
import type { GrantStore } from "@/core/grant/ports";
import { finalGrantStates, type GrantInContext, type GrantOutcome } from "@/core/grant/types";
import type { AssignmentId, GrantId, PersonId, RequestId, UnitId } from "@/core/ids";
import type { Sql } from "./client";
import type { GrantGetPayload } from "./generated/models/Grant";

const inContext = { include: { request: { select: { requesterId: true, unitId: true } } } } as const;
type Row = GrantGetPayload<typeof inContext>;

/** Within the caller's transaction. */
export function grantStore(sql: Sql): GrantStore {
  return {
    async insert(grant) {
      const row = await sql.grant.create({ data: grant, select: { id: true } });
      return row.id as GrantId;
    },
    async find(id) {
      const row = await sql.grant.findUnique({ where: { id }, ...inContext });
      return row ? toGrant(row) : undefined;
    },
    async unfinishedOf(person) {
      const rows = await sql.grant.findMany({
        where: { request: { requesterId: person }, state: { notIn: [...finalGrantStates] } },
        ...inContext,
      });
      return rows.map(toGrant);
    },
    async holders() {
      return sql.$queryRaw<Array<{ personId: PersonId; enabled: boolean }>>`
        SELECT DISTINCT person.id AS "personId", person.enabled
        FROM "grant" JOIN request ON request.id = "grant".request_id JOIN person ON person.id = request.requester_id
        WHERE "grant".state IN ('scheduled', 'activating', 'active') AND ends_at > (SELECT catraca_now())`;
    },
    async change(id, change) {
      await sql.grant.update({ where: { id }, data: change });
    },
    async currentFreeze() {
      const row = await sql.freeze.findFirst({ where: { liftedAt: null } });
      return row ? { byId: row.byId as PersonId, reason: row.reason, at: row.at } : undefined;
    },
    async freeze(byId, reason) {
      await sql.freeze.create({ data: { byId, reason } });
    },
    async liftFreeze() {
      await sql.$executeRaw`UPDATE "freeze" SET lifted_at = catraca_now() WHERE lifted_at IS NULL`;
    },
  };
}

function toGrant(row: Row): GrantInContext {
  return {
    id: row.id as GrantId,
    assignmentId: row.assignmentId as AssignmentId,
    requestId: row.requestId as RequestId,
    requesterId: row.request.requesterId as PersonId,
    unitId: row.request.unitId as UnitId,
    state: row.state,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    outcome: row.outcome as GrantOutcome | null,
  };
}
