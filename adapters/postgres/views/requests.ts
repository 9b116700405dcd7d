// Requests as they are shown.

import type { PersonView } from "@/core/directory/views";
import type { OverdueView } from "@/core/grant/views";
import type { BundleId, PersonId, RequestId, UnitId } from "@/core/ids";
import type { Page } from "@/core/page";
import type { RequestFilter, RequestHistory, RequestView } from "@/core/request/views";
import { clock, type PrismaClient } from "../client";
import type { RequestGetPayload, RequestWhereInput } from "../generated/models/Request";
import { requestsAskedAt } from "./figures";
import { unfinishedGrantsOf } from "./grants";
import { overdueGrants, type Views } from "./overdue";
import { readPage } from "./paged";
import { approversByUnit } from "./people";
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

const whole = {
  include: {
    requester: personFields,
    unit: true,
    targets: { include: targetFields },
    grants: { select: { id: true, state: true } },
    decisions: { include: { approver: personFields }, orderBy: { at: "desc" }, take: 1 },
  },
} as const;
type Row = RequestGetPayload<typeof whole>;

export async function requestView(views: Views, id: RequestId): Promise<RequestView | undefined> {
  const row = await views.prisma.request.findUnique({ where: { id }, ...whole });
  return row ? (await toRequests(views, [row]))[0] : undefined;
}

export async function bundleOf(views: Views, bundleId: BundleId): Promise<RequestView[]> {
  const rows = await views.prisma.request.findMany({
    where: { bundleId },
    orderBy: { unitId: "asc" },
    ...whole,
  });
  return toRequests(views, rows);
}

/** A page of requests, newest first. */
export async function requestPage(
  views: Views,
  scope: Scope,
  filter: RequestFilter,
  page: number,
  size?: number,
): Promise<Page<RequestView>> {
  const where: RequestWhereInput = {
    id: filter.weeklyHour
      ? { in: await requestsAskedAt(views.prisma, filter.weeklyHour, filter) }
      : undefined,
    createdAt: within(filter),
    state: filter.state,
    unitId: unitsIn(scope, filter.unitId),
    requesterId: filter.personId,
    targets: filter.accountId ? { some: { accountId: filter.accountId } } : undefined,
  };
  return pageOf(views, where, "desc", page, size);
}

/** What waits for this approver: pending in their units, not their own; longest waiting first. */
export function queuePage(
  views: Views,
  units: ReadonlySet<UnitId>,
  approverId: PersonId,
  page: number,
): Promise<Page<RequestView>> {
  return pageOf(views, queueOf(units, approverId), "asc", page);
}

export function queueLength(
  prisma: PrismaClient,
  units: ReadonlySet<UnitId>,
  approverId: PersonId,
): Promise<number> {
  return units.size === 0 ? Promise.resolve(0) : prisma.request.count({ where: queueOf(units, approverId) });
}

/** How many requests there are by unit and state, since an instant. */
export async function requestCounts(
  prisma: PrismaClient,
  scope: Scope,
): Promise<Array<{ unitId: UnitId; state: RequestView["state"]; count: number }>> {
  const rows = await prisma.request.groupBy({
    by: ["unitId", "state"],
    where: { unitId: unitsIn(scope, undefined) },
    _count: true,
  });
  return rows.map(({ unitId, state, _count }) => ({ unitId: unitId as UnitId, state, count: _count }));
}

/** Whether what is asked is normal: for the approver's card. */
export async function requestHistory(views: Views, request: RequestView): Promise<RequestHistory> {
  const { prisma } = views;
  const targets = request.targets.map(({ accountId, permissionSetArn }) => ({ accountId, permissionSetArn }));
  const since = new Date((await clock(prisma)).getTime() - 90 * 86_400_000);
  const [before, others, liveNow] = await Promise.all([
    prisma.grant.aggregate({
      where: {
        requestId: { not: request.id },
        assignment: { personId: request.requester.id, OR: targets },
        activeAt: { not: null },
      },
      _count: true,
      _max: { activeAt: true },
    }),
    prisma.person.findMany({
      where: {
        id: { not: request.requester.id },
        assignments: { some: { OR: targets, grants: { some: { activeAt: { gt: since } } } } },
      },
      take: 10,
      ...personFields,
    }),
    unfinishedGrantsOf(views, request.requester.id),
  ]);
  return {
    timesBefore: before._count,
    lastBefore: before._max.activeAt,
    others: others.map(toPerson),
    liveNow,
  };
}

function queueOf(units: ReadonlySet<UnitId>, approverId: PersonId): RequestWhereInput {
  return { state: "pending", unitId: { in: [...units] }, requesterId: { not: approverId } };
}

function pageOf(views: Views, where: RequestWhereInput, order: "asc" | "desc", page: number, size?: number) {
  return readPage(
    page,
    () => views.prisma.request.count({ where }),
    (window) =>
      views.prisma.request.findMany({
        where,
        orderBy: [{ createdAt: order }, { id: "asc" }],
        ...window,
        ...whole,
      }),
    (rows: Row[]) => toRequests(views, rows),
    size,
  );
}

async function toRequests(views: Views, rows: Row[]): Promise<RequestView[]> {
  const [approvers, overdue] = await Promise.all([
    approversByUnit(views.prisma),
    overdueGrants(
      views,
      rows.flatMap(({ grants }) => grants.map(({ id }) => id)),
    ),
  ]);
  return rows.map((row) => toRequest(row, approvers.get(row.unitId as UnitId) ?? [], overdue));
}

function toRequest(
  row: Row,
  approvers: PersonView[],
  overdue: ReadonlyMap<string, OverdueView>,
): RequestView {
  const [decision] = row.decisions;
  return {
    id: row.id as RequestId,
    bundleId: row.bundleId as BundleId,
    requester: toPerson(row.requester),
    unit: toUnit(row.unit),
    state: row.state,
    targets: row.targets.map(toTarget),
    minutes: row.minutes,
    startsAt: row.startsAt,
    justification: row.justification,
    ticket: row.ticket,
    contentHash: row.contentHash,
    createdAt: row.createdAt,
    lapsesAt: row.lapsesAt,
    closedAt: row.closedAt,
    decision: decision
      ? {
          approver: toPerson(decision.approver),
          verdict: decision.verdict,
          reason: decision.reason,
          grantedMinutes: decision.grantedMinutes,
          at: decision.at,
        }
      : null,
    grantStates: row.grants.map(({ state }) => state),
    isOverdue: row.grants.some(({ id }) => overdue.has(id)),
    deciders: approvers.filter(({ id }) => id !== row.requesterId),
  };
}
