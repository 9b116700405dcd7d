// Grants as they are shown.
import { lastDelivery } from "@/core/activity/collect";
import { finalGrantStates, type GrantOutcome } from "@/core/grant/types";
import { type CallCounts, type GrantFilter, type GrantView, OVERDUE_MS } from "@/core/grant/views";
import type { GrantId, PersonId, RequestId } from "@/core/ids";
import type { Page } from "@/core/page";
import { clock, type PrismaClient } from "../client";
import type { GrantGetPayload, GrantWhereInput } from "../generated/models/Grant";
import { readPage } from "./paged";
import {
  personFields,
  type Scope,
  targetFields,
  toPerson,
  toTarget,
  toUnit,
  unitsIn,
  within,
} from "./shapes";

/** What our operation made and no list has shown to be gone. */
const stillOurs = { origin: "portal", presence: { not: "absent" } } as const;
const unfinished = { notIn: [...finalGrantStates] };

const whole = {
  include: {
    request: { include: { requester: personFields, unit: true } },
    assignment: {
      include: { ...targetFields, _count: { select: { grants: { where: { state: unfinished } } } } },
    },
  },
} as const;
type Row = GrantGetPayload<typeof whole>;

/** Everything a person has or is about to have, soonest end first. */
export async function unfinishedGrantsOf(prisma: PrismaClient, personId: PersonId): Promise<GrantView[]> {
  const rows = await prisma.grant.findMany({
    where: { request: { requesterId: personId }, state: unfinished },
    orderBy: { endsAt: "asc" },
    ...whole,
  });
  return toGrants(prisma, rows);
}

export async function grantsOfRequest(prisma: PrismaClient, requestId: RequestId): Promise<GrantView[]> {
  const rows = await prisma.grant.findMany({ where: { requestId }, orderBy: { startsAt: "asc" }, ...whole });
  return toGrants(prisma, rows);
}

/** One grant, or undefined. */
export async function grantView(prisma: PrismaClient, id: GrantId): Promise<GrantView | undefined> {
  const row = await prisma.grant.findUnique({ where: { id }, ...whole });
  return row ? (await toGrants(prisma, [row]))[0] : undefined;
}

/** A page of grants, newest start first; what is not over, soonest end first. */
export function grantPage(
  prisma: PrismaClient,
  scope: Scope,
  filter: GrantFilter,
  page: number,
  size?: number,
): Promise<Page<GrantView>> {
  const where = whereOf(scope, filter);
  return readPage(
    page,
    () => prisma.grant.count({ where }),
    (window) =>
      prisma.grant.findMany({
        where,
        orderBy: filter.unfinished
          ? [{ endsAt: "asc" }, { id: "asc" }]
          : [{ startsAt: "desc" }, { id: "asc" }],
        ...window,
        ...whole,
      }),
    (rows) => toGrants(prisma, rows),
    size,
  );
}

/**
 * What needs a hand: ending for too long, or failed in the last day. Overdue first. Overdue is also what is over for
 * us while AWS may still list what we made, and no grant calls for it.
 */
export async function grantsInTrouble(prisma: PrismaClient, scope: Scope): Promise<GrantView[]> {
  const now = await clock(prisma);
  const inScope = whereOf(scope, {});
  const overdueSince = new Date(now.getTime() - OVERDUE_MS);
  const [overdue, owed, failed] = await Promise.all([
    prisma.grant.findMany({
      where: {
        ...inScope,
        state: { in: ["activating", "active", "ending"] },
        endsAt: { lt: overdueSince },
      },
      orderBy: { endsAt: "asc" },
      take: 50,
      ...whole,
    }),
    prisma.grant.findMany({
      where: {
        ...inScope,
        state: { in: [...finalGrantStates] },
        endsAt: { lt: overdueSince },
        assignment: { ...stillOurs, grants: { none: { state: unfinished } } },
      },
      orderBy: { endsAt: "desc" },
      distinct: ["assignmentId"],
      take: 50,
      ...whole,
    }),
    prisma.grant.findMany({
      where: { ...inScope, state: "failed", startsAt: { gt: new Date(now.getTime() - 86_400_000) } },
      orderBy: { startsAt: "desc" },
      take: 20,
      ...whole,
    }),
  ]);
  return toGrants(prisma, [...overdue, ...owed, ...failed]);
}

function whereOf(scope: Scope, filter: GrantFilter): GrantWhereInput {
  return {
    state: filter.state ?? (filter.unfinished ? unfinished : undefined),
    requestId: filter.requestId,
    startsAt: within(filter),
    request: { unitId: unitsIn(scope, filter.unitId), requesterId: filter.personId },
    assignment: filter.accountId ? { accountId: filter.accountId } : undefined,
  };
}

async function toGrants(prisma: PrismaClient, rows: Row[]): Promise<GrantView[]> {
  const [now, counts] = await Promise.all([
    clock(prisma),
    callCounts(
      prisma,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => toGrant(row, now, counts.get(row.id)));
}

function toGrant(row: Row, now: Date, calls: CallCounts | undefined): GrantView {
  const target = toTarget(row.assignment);
  const { sessionDurationSeconds } = target;
  const over = (finalGrantStates as readonly string[]).includes(row.state);
  const gone = row.endedAt && row.endedAt > row.endsAt ? row.endedAt : row.endsAt;
  return {
    id: row.id as GrantId,
    requestId: row.requestId as RequestId,
    requester: toPerson(row.request.requester),
    unit: toUnit(row.request.unit),
    target,
    state: row.state,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    activeAt: row.activeAt,
    endedAt: row.endedAt,
    outcome: row.outcome as GrantOutcome | null,
    isOverdue: isOwed(row, over) && now.getTime() > row.endsAt.getTime() + OVERDUE_MS,
    credentialsDeadBy: new Date(gone.getTime() + sessionDurationSeconds * 1000),
    justification: row.request.justification,
    ticket: row.request.ticket,
    calls: calls ?? { total: 0, writes: 0, errors: 0, protected: 0 },
    collectingUntil: row.collectAt
      ? lastDelivery({ endsAt: row.endsAt, goneAt: over ? gone : null, now, sessionDurationSeconds })
      : null,
  };
}

/** Whether AWS still has to be shown to be rid of it: unfinished, or over by a way that proves nothing. */
function isOwed({ state, outcome, assignment }: Row, over: boolean): boolean {
  if (!over) return state !== "scheduled";
  const stillThere = assignment.origin === "portal" && assignment.presence !== "absent";
  return stillThere && (state === "failed" || outcome === "covered") && assignment._count.grants === 0;
}

async function callCounts(prisma: PrismaClient, grantIds: string[]): Promise<Map<string, CallCounts>> {
  if (grantIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<Array<CallCounts & { grantId: string }>>`
    SELECT grant_id::text AS "grantId", count(*)::int AS total,
           (count(*) FILTER (WHERE NOT read_only))::int AS writes,
           (count(*) FILTER (WHERE error_code IS NOT NULL))::int AS errors,
           (count(*) FILTER (WHERE is_protected))::int AS protected
    FROM activity WHERE grant_id = ANY(${grantIds}::uuid[]) GROUP BY grant_id`;
  return new Map(rows.map(({ grantId, ...counts }) => [grantId, counts]));
}
