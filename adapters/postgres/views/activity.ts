// Activity as it is shown.
import type { ActivityFilter, ActivityView } from "@/core/activity/views";
import type { GrantId, RequestId } from "@/core/ids";
import type { Page } from "@/core/page";
import type { PrismaClient } from "../client";
import type { ActivityGetPayload, ActivityWhereInput } from "../generated/models/Activity";
import { readPage } from "./paged";
import { personFields, type Scope, targetFields, toPerson, toTarget, unitsIn, within } from "./shapes";

const whole = {
  include: {
    grant: {
      include: {
        request: { select: { id: true, requester: personFields } },
        assignment: { include: targetFields },
      },
    },
  },
} as const;
type Row = ActivityGetPayload<typeof whole>;

/** The calls made under a request, oldest first; one more than `limit` is never read. */
export async function activitiesOfRequest(
  prisma: PrismaClient,
  requestId: RequestId,
  limit: number,
): Promise<{ activities: ActivityView[]; hasMore: boolean }> {
  const rows = await prisma.activity.findMany({
    where: { grant: { requestId } },
    orderBy: [{ at: "desc" }, { eventId: "asc" }],
    take: limit + 1,
    ...whole,
  });
  return { activities: rows.slice(0, limit).reverse().map(toActivity), hasMore: rows.length > limit };
}

/** A page of calls, newest first. */
export function activityPage(
  prisma: PrismaClient,
  scope: Scope,
  filter: ActivityFilter,
  page: number,
  size?: number,
): Promise<Page<ActivityView>> {
  const where: ActivityWhereInput = {
    ...kinds[filter.kind ?? "all"],
    at: within(filter),
    grant: {
      request: { unitId: unitsIn(scope, filter.unitId), requesterId: filter.personId },
      assignment: filter.accountId ? { accountId: filter.accountId } : undefined,
    },
  };
  return readPage(
    page,
    () => prisma.activity.count({ where }),
    (window) =>
      prisma.activity.findMany({ where, orderBy: [{ at: "desc" }, { eventId: "asc" }], ...window, ...whole }),
    (rows) => rows.map(toActivity),
    size,
  );
}

const kinds: Record<NonNullable<ActivityFilter["kind"]> | "all", ActivityWhereInput> = {
  all: {},
  changes: { readOnly: false },
  protected: { isProtected: true },
  errors: { errorCode: { not: null } },
};

function toActivity(row: Row): ActivityView {
  return {
    eventId: row.eventId,
    grantId: row.grantId as GrantId,
    requestId: row.grant.request.id as RequestId,
    person: toPerson(row.grant.request.requester),
    target: toTarget(row.grant.assignment),
    at: row.at,
    region: row.region,
    service: row.service,
    action: row.action,
    readOnly: row.readOnly,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    resource: row.resource,
    isProtected: row.isProtected,
    event: row.event,
  };
}
