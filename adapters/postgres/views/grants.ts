// Grants as they are shown.
import { lastDelivery } from "@/core/activity/collect";
import { finalGrantStates, type GrantOutcome } from "@/core/grant/types";
import type { CallCounts, GrantFilter, GrantView, OverdueView } from "@/core/grant/views";
import { isStuck, STUCK_MS } from "@/core/grant/wait";
import type { GrantId, PersonId, RequestId } from "@/core/ids";
import type { Page } from "@/core/page";
import { clock, type PrismaClient } from "../client";
import type { GrantGetPayload, GrantWhereInput } from "../generated/models/Grant";
import { type GuardRecord, guardHistories, noGuard } from "./guard-histories";
import { guardedFacts } from "./guarded-facts";
import { keptUntil } from "./kept-until";
import { overdueGrants, type Views } from "./overdue";
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

const unfinished = { notIn: [...finalGrantStates] };

/** Deletes that AWS never answered: while one may arrive, nothing is given. */
const unanswered = {
  where: { kind: "delete", state: "lost", answeredAt: null },
  select: { writtenAt: true },
} as const;
const whole = {
  include: {
    request: { include: { requester: personFields, unit: true } },
    assignment: { include: { ...targetFields, operations: unanswered } },
  },
} as const;
type Row = GrantGetPayload<typeof whole>;

/** Everything a person has or is about to have, what should be gone and is not among it; soonest end first. */
export async function unfinishedGrantsOf(views: Views, personId: PersonId): Promise<GrantView[]> {
  const rows = await views.prisma.grant.findMany({
    where: { request: { requesterId: personId }, ...(await notOver(views)) },
    orderBy: { endsAt: "asc" },
    ...whole,
  });
  return toGrants(views, rows);
}

export async function grantsOfRequest(views: Views, requestId: RequestId): Promise<GrantView[]> {
  const rows = await views.prisma.grant.findMany({
    where: { requestId },
    orderBy: { startsAt: "asc" },
    ...whole,
  });
  return toGrants(views, rows);
}

/** One grant, or undefined. */
export async function grantView(views: Views, id: GrantId): Promise<GrantView | undefined> {
  const row = await views.prisma.grant.findUnique({ where: { id }, ...whole });
  return row ? (await toGrants(views, [row]))[0] : undefined;
}

/** A page of grants, newest start first; what is not over, soonest end first. */
export async function grantPage(
  views: Views,
  scope: Scope,
  filter: GrantFilter,
  page: number,
  size?: number,
): Promise<Page<GrantView>> {
  const where = { ...whereOf(scope, filter), ...(filter.unfinished ? await notOver(views) : {}) };
  return readPage(
    page,
    () => views.prisma.grant.count({ where }),
    (window) =>
      views.prisma.grant.findMany({
        where,
        orderBy: filter.unfinished
          ? [{ endsAt: "asc" }, { id: "asc" }]
          : [{ startsAt: "desc" }, { id: "asc" }],
        ...window,
        ...whole,
      }),
    (rows) => toGrants(views, rows),
    size,
  );
}

const SHOWN_OVERDUE = 50;
const SHOWN_FAILED = 20;

/** What is overdue, the soonest end first; not more than can be read. */
export async function overduePage(views: Views, scope: Scope): Promise<GrantView[]> {
  const overdue = await overdueGrants(views);
  if (overdue.size === 0) return [];
  const rows = await views.prisma.grant.findMany({
    where: { ...whereOf(scope, {}), id: { in: [...overdue.keys()] } },
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
    take: SHOWN_OVERDUE,
    ...whole,
  });
  return toGrants(views, rows);
}

/** What failed in the last day, and is not overdue as well. */
export async function failedLately(views: Views, scope: Scope): Promise<GrantView[]> {
  const [now, overdue] = await Promise.all([clock(views.prisma), overdueGrants(views)]);
  const rows = await views.prisma.grant.findMany({
    where: {
      ...whereOf(scope, {}),
      id: { notIn: [...overdue.keys()] },
      state: "failed",
      startsAt: { gt: new Date(now.getTime() - 86_400_000) },
    },
    orderBy: { startsAt: "desc" },
    take: SHOWN_FAILED,
    ...whole,
  });
  return toGrants(views, rows);
}

/** What was due to begin and does not come about, longest first; not what only waits for an earlier session to close. */
export async function stuckGrants(views: Views, scope: Scope): Promise<GrantView[]> {
  const now = await clock(views.prisma);
  const rows = await views.prisma.grant.findMany({
    where: {
      ...whereOf(scope, {}),
      state: "activating",
      startsAt: { lte: new Date(now.getTime() - STUCK_MS) },
      endsAt: { gt: now },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: SHOWN_FAILED,
    ...whole,
  });
  return (await toGrants(views, rows)).filter((grant) => isStuck(grant, now));
}

/** What is not over: by the books, or by what AWS may still have. */
async function notOver(views: Views): Promise<GrantWhereInput> {
  const overdue = await overdueGrants(views);
  return { OR: [{ state: unfinished }, { id: { in: [...overdue.keys()] } }] };
}

function whereOf(scope: Scope, filter: GrantFilter): GrantWhereInput {
  return {
    state: filter.state,
    requestId: filter.requestId,
    startsAt: within(filter),
    request: { unitId: unitsIn(scope, filter.unitId), requesterId: filter.personId },
    assignment: filter.accountId ? { accountId: filter.accountId } : undefined,
  };
}

async function toGrants(views: Views, rows: Row[]): Promise<GrantView[]> {
  const ids = rows.map(({ id }) => id);
  const [now, counts, overdue, guards, kept, installation] = await Promise.all([
    clock(views.prisma),
    callCounts(views.prisma, ids),
    overdueGrants(views, ids),
    guardHistories(views.prisma, ids),
    keptUntil(views.prisma, ids),
    views.prisma.installation.findFirst(),
  ]);
  return rows.map((row) =>
    toGrant(row, {
      now,
      calls: counts.get(row.id) ?? noCalls,
      overdue: overdue.get(row.id) ?? null,
      guard: guards.get(row.assignmentId) ?? noGuard,
      kept: kept.get(row.id) ?? null,
      isGiving: installation?.mode === "granting",
    }),
  );
}

const noCalls: CallCounts = { total: 0, writes: 0, errors: 0, protected: 0 };

interface Known {
  readonly now: Date;
  readonly calls: CallCounts;
  readonly overdue: OverdueView | null;
  readonly guard: GuardRecord;
  readonly kept: Date | null;
  readonly isGiving: boolean;
}

function toGrant(row: Row, { now, calls, overdue, guard, kept, isGiving }: Known): GrantView {
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
    overdue,
    keptUntil: kept,
    ...guardedFacts(
      {
        ...row,
        target,
        fault: row.assignment.lastFault,
        isOwed: overdue !== null,
        isGiving,
        removals: row.assignment.operations,
      },
      guard,
      now,
    ),
    justification: row.request.justification,
    ticket: row.request.ticket,
    calls,
    collectingUntil: row.collectAt
      ? lastDelivery({ endsAt: row.endsAt, goneAt: over ? gone : null, now, sessionDurationSeconds })
      : null,
  };
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
