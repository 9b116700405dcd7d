// What was asked of AWS for the grants of a request: operations, and writings of the session guard.

import type { AwsTry } from "@/core/request/aws-steps";
import type { AskedGuard, AskedOperation, AwsRecord } from "@/core/request/aws-story";
import type { PrismaClient } from "../client";

/** More tries than can be told; an outage of hours has as many. */
const MOST_TRIES = 500;

/** By grant: what was asked about its assignment since it was due to begin. */
export async function awsRecords(
  prisma: PrismaClient,
  grantIds: readonly string[],
): Promise<Map<string, AwsRecord>> {
  if (grantIds.length === 0) return new Map();
  const [operations, guard] = await Promise.all([
    readOperations(prisma, grantIds),
    readGuard(prisma, grantIds),
  ]);
  const of = <T extends { grantId: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ grantId }) => grantId === id);
  return new Map(grantIds.map((id) => [id, { operations: of(operations, id), guard: of(guard, id) }]));
}

type OperationRow = AskedOperation & { readonly grantId: string };

function readOperations(prisma: PrismaClient, grantIds: readonly string[]): Promise<OperationRow[]> {
  return prisma.$queryRaw<OperationRow[]>`
    SELECT g.id::text AS "grantId", o.* FROM "grant" g CROSS JOIN LATERAL (
      SELECT id::text AS id, kind::text AS kind, state::text AS state, written_at AS "writtenAt",
             CASE WHEN aws_request_id IS NOT NULL THEN answered_at END AS "answeredAt", resolved_at AS "resolvedAt", detail
      FROM operation WHERE assignment_id = g.assignment_id AND written_at >= g.starts_at
      ORDER BY written_at LIMIT ${MOST_TRIES}) o
    WHERE g.id = ANY(${[...grantIds]}::uuid[]) ORDER BY o."writtenAt"`;
}

/** JSON as Postgres writes it. */
interface TryRow extends Record<"writtenAt" | "detail" | "id", string> {
  readonly state: AwsTry["state"];
  readonly resolvedAt: string | null;
}

interface GuardRow extends Omit<AskedGuard, "tries"> {
  readonly grantId: string;
  readonly tries: readonly TryRow[];
}

/** Each change with the writings after it, up to the first that AWS took: that one says it. */
async function readGuard(
  prisma: PrismaClient,
  grantIds: readonly string[],
): Promise<Array<AskedGuard & { readonly grantId: string }>> {
  const rows = await prisma.$queryRaw<GuardRow[]>`
    SELECT g.id::text AS "grantId", e.at, substr(e.action, 7) AS did, coalesce(o.tries, '[]') AS tries
    FROM "grant" g JOIN assignment a ON a.id = g.assignment_id
    JOIN audit_entry e ON e.subject_type = 'assignment' AND e.subject_id = a.id::text AND e.at >= g.starts_at
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', t.id, 'state', t.state, 'writtenAt', t.written_at,
        'resolvedAt', t.resolved_at, 'detail', t.detail) ORDER BY t.written_at) AS tries
      FROM (
        SELECT * FROM guard_operation
        WHERE account_id = a.account_id AND permission_set_arn = a.permission_set_arn AND written_at >= e.at
          AND written_at <= coalesce((
            SELECT min(written_at) FROM guard_operation
            WHERE account_id = a.account_id AND permission_set_arn = a.permission_set_arn
              AND written_at >= e.at AND state = 'succeeded'), 'infinity')
        ORDER BY written_at LIMIT ${MOST_TRIES}) t) o
    WHERE g.id = ANY(${[...grantIds]}::uuid[])
      AND e.action IN ('guard.armed', 'guard.moved', 'guard.bound', 'guard.dropped')
    ORDER BY e.id`;
  return rows.map(({ tries, ...row }) => ({ ...row, tries: tries.map(toTry) }));
}

/** A document is taken or not: there is no answer before that. */
function toTry({ writtenAt, resolvedAt, ...row }: TryRow): AwsTry {
  return {
    ...row,
    writtenAt: new Date(writtenAt),
    answeredAt: null,
    resolvedAt: resolvedAt ? new Date(resolvedAt) : null,
  };
}
