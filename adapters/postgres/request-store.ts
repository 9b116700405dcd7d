// Requests and decisions in Postgres.

import { invariant } from "@/core/fault";
import type { AccountId, BundleId, PermissionSetArn, PersonId, RequestId, UnitId } from "@/core/ids";
import type { RequestStore } from "@/core/request/ports";
import type { AccessRequest } from "@/core/request/types";
import type { Sql } from "./client";
import type { RequestGetPayload } from "./generated/models/Request";

type Row = RequestGetPayload<{ include: { targets: true } }>;

/** Within the caller's transaction. */
export function requestStore(sql: Sql): RequestStore {
  return {
    async insert({ targets, ...request }) {
      const row = await sql.request.create({
        data: { ...request, targets: { create: targets.map((each) => ({ ...each })) } },
        select: { id: true },
      });
      return row.id as RequestId;
    },
    async lockBundle(bundleId) {
      await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${bundleId}, 0))`;
      const rows = await sql.request.findMany({ where: { bundleId }, include: { targets: true } });
      return rows.map(toRequest);
    },
    async lock(id) {
      const locked = await sql.$queryRaw<
        unknown[]
      >`SELECT 1 AS one FROM request WHERE id = ${id}::uuid FOR UPDATE`;
      if (locked.length === 0) return undefined;
      return toRequest(await sql.request.findUniqueOrThrow({ where: { id }, include: { targets: true } }));
    },
    async goneAmong(targets) {
      const [accounts, sets] = await Promise.all([
        sql.account.findMany({
          where: { id: { in: targets.map((each) => each.accountId) }, state: "ACTIVE" },
        }),
        sql.permissionSet.findMany({
          where: { arn: { in: targets.map((each) => each.permissionSetArn) }, goneAt: null },
        }),
      ]);
      return targets.filter(
        ({ accountId, permissionSetArn }) =>
          !accounts.some(({ id }) => id === accountId) || !sets.some(({ arn }) => arn === permissionSetArn),
      );
    },
    async pendingOf(requesterId) {
      const rows = await sql.request.findMany({
        where: { requesterId, state: "pending" },
        select: { id: true },
      });
      return rows.map(({ id }) => id as RequestId);
    },
    async close(id, state) {
      const closed = await sql.$executeRaw`
        UPDATE request SET state = ${state}::request_state, version = version + 1, closed_at = catraca_now()
        WHERE id = ${id}::uuid AND state = 'pending'`;
      invariant(closed === 1, `request ${id} was pending while it was locked`);
    },
    async recordDecision(decision) {
      await sql.decision.create({ data: decision });
    },
    async dueToLapse(limit) {
      const rows = await sql.$queryRaw<Array<{ id: RequestId }>>`
        SELECT id::text AS id FROM request
        WHERE state = 'pending' AND lapses_at <= (SELECT catraca_now()) ORDER BY lapses_at LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
  };
}

function toRequest(row: Row): AccessRequest {
  return {
    id: row.id as RequestId,
    bundleId: row.bundleId as BundleId,
    requesterId: row.requesterId as PersonId,
    unitId: row.unitId as UnitId,
    state: row.state,
    minutes: row.minutes,
    startsAt: row.startsAt,
    justification: row.justification,
    ticket: row.ticket,
    contentHash: row.contentHash,
    createdAt: row.createdAt,
    lapsesAt: row.lapsesAt,
    targets: row.targets.map((each) => ({
      accountId: each.accountId as AccountId,
      permissionSetArn: each.permissionSetArn as PermissionSetArn,
    })),
  };
}
