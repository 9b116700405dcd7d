// Drift as it is shown: names for ids, and ids where the copy of the organization has no name.
import { type DriftKind, type FindingEnd, HELD_BACK } from "@/core/drift/types";
import type {
  DriftCounts,
  FindingView,
  InstallationView,
  PrincipalView,
  ReconciliationView,
} from "@/core/drift/views";
import type { FindingId, GroupId, PersonId, RequestId } from "@/core/ids";
import type { Page } from "@/core/page";
import type { PrismaClient } from "../client";
import type { DriftModel } from "../generated/models/Drift";
import { installationStore } from "../installation-store";
import { goneIn, lastHeldBack } from "../missed-findings";
import { readPage } from "./paged";
import { peopleById } from "./people";
import { accountFields, permissionSetFields, toTarget } from "./shapes";

const open = { closedAt: null } as const;

/** A page of open findings, newest first. */
export function driftPage(
  prisma: PrismaClient,
  filter: { readonly kind?: DriftKind },
  page: number,
  size?: number,
): Promise<Page<FindingView>> {
  const where = { ...open, kind: filter.kind };
  return readPage(
    page,
    () => prisma.drift.count({ where }),
    (window) =>
      prisma.drift.findMany({ where, orderBy: [{ firstSeenAt: "desc" }, { id: "asc" }], ...window }),
    (rows) => toFindings(prisma, rows),
    size,
  );
}

/** One finding, open or closed, or undefined. */
export async function findingView(prisma: PrismaClient, id: FindingId): Promise<FindingView | undefined> {
  const row = await prisma.drift.findUnique({ where: { id } });
  return row ? (await toFindings(prisma, [row]))[0] : undefined;
}

export async function driftCounts(prisma: PrismaClient): Promise<DriftCounts> {
  const rows = await prisma.drift.groupBy({ by: ["kind"], where: open, _count: true });
  const countOf = (kind: DriftKind) => rows.find((row) => row.kind === kind)?._count ?? 0;
  const reserved = await prisma.permissionSet.findMany({
    where: { guardPolicy: { not: null } },
    select: { arn: true },
  });
  const foreignOnReserved = await prisma.drift.count({
    where: { ...open, kind: "foreign", permissionSetArn: { in: reserved.map(({ arn }) => arn) } },
  });
  return {
    foreign: countOf("foreign"),
    overdue: countOf("overdue"),
    missing: countOf("missing"),
    foreignOnReserved,
  };
}

/** What Catraca may do now. */
export async function installationView(prisma: PrismaClient): Promise<InstallationView> {
  const { changedAt } = await prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  return { mode: await installationStore(prisma).mode(), changedAt };
}

/** How far the one under way is, and how the last one ended. */
export async function reconciliationView(prisma: PrismaClient): Promise<ReconciliationView> {
  const [current, last, heldBackId] = await Promise.all([
    prisma.reconciliation.findFirst({ where: { finishedAt: null } }),
    prisma.reconciliation.findFirst({
      where: { finishedAt: { not: null } },
      orderBy: { startedAt: "desc" },
      include: { _count: { select: { items: true } } },
    }),
    lastHeldBack(prisma),
  ]);
  return {
    current: current && {
      startedAt: current.startedAt,
      ...(await progressOf(prisma, current.id)),
      fault: current.lastFault === HELD_BACK ? null : current.lastFault,
    },
    last: last?.finishedAt
      ? { startedAt: last.startedAt, finishedAt: last.finishedAt, lists: last._count.items }
      : null,
    heldBack: heldBackId
      ? { gone: (await goneIn(prisma, heldBackId)).length, open: await prisma.drift.count({ where: open }) }
      : null,
  };
}

async function progressOf(prisma: PrismaClient, reconciliationId: string) {
  const [done, total] = await Promise.all([
    prisma.reconciliationItem.count({ where: { reconciliationId, doneAt: { not: null } } }),
    prisma.reconciliationItem.count({ where: { reconciliationId } }),
  ]);
  return { done, total };
}

async function toFindings(prisma: PrismaClient, rows: readonly DriftModel[]): Promise<FindingView[]> {
  const idsOf = (type: "person" | "group") =>
    rows.filter((row) => row.principalType === type).map((row) => row.principalId);
  const [people, groups, accounts, sets, ours] = await Promise.all([
    peopleById(prisma, [...idsOf("person"), ...rows.map(({ byId }) => byId)]),
    prisma.group.findMany({ where: { id: { in: idsOf("group") } } }),
    prisma.account.findMany({ where: { id: { in: rows.map((row) => row.accountId) } }, ...accountFields }),
    prisma.permissionSet.findMany({
      where: { arn: { in: rows.map((row) => row.permissionSetArn) } },
      select: { ...permissionSetFields.select, guardPolicy: true },
    }),
    lastGrants(prisma, rows),
  ]);
  const principalOf = ({ principalType, principalId: id }: DriftModel): PrincipalView =>
    principalType === "person"
      ? { kind: "person", ...(people.get(id) ?? { id: id as PersonId, displayName: id, userName: "" }) }
      : {
          kind: "group",
          id: id as GroupId,
          displayName: groups.find((group) => group.id === id)?.name ?? id,
        };
  return rows.map((row) => {
    const set = sets.find(({ arn }) => arn === row.permissionSetArn) ?? nameless(row.permissionSetArn);
    const { accountId: id } = row;
    const account = accounts.find((each) => each.id === id) ?? { id, name: id, path: "", tags: {} };
    const grant = ours.get(row.id);
    return {
      id: row.id as FindingId,
      kind: row.kind,
      principal: principalOf(row),
      target: toTarget({ account, permissionSet: set }),
      isReserved: set.guardPolicy !== null,
      firstSeenAt: row.firstSeenAt,
      lastSeenAt: row.lastSeenAt,
      closedAs: row.closedAs as FindingEnd | null,
      by: (row.byId && people.get(row.byId)) || null,
      reason: row.reason,
      requestId: grant ? (grant.requestId as RequestId) : null,
      endedAt: grant && row.kind === "overdue" ? grant.endsAt : null,
    };
  });
}

/** A permission set that the copy does not know (yet, or any more). */
function nameless(arn: string) {
  const name = arn.split("/").at(-1) ?? arn;
  return { arn, name, description: "", sessionDurationSeconds: 3600, guardPolicy: null };
}

/** The grant that ended last, of each finding that is about ours. */
async function lastGrants(prisma: PrismaClient, rows: readonly DriftModel[]) {
  const ids = rows.filter(({ kind }) => kind !== "foreign").map(({ id }) => id);
  const grants = await prisma.$queryRaw<Array<{ id: string; requestId: string; endsAt: Date }>>`
    SELECT DISTINCT ON (drift.id) drift.id::text AS id, request_id::text AS "requestId", ends_at AS "endsAt"
    FROM drift JOIN assignment ON person_id = principal_id AND assignment.account_id = drift.account_id
      AND assignment.permission_set_arn = drift.permission_set_arn
    JOIN "grant" ON "grant".assignment_id = assignment.id AND "grant".starts_at <= catraca_now()
    WHERE drift.id = ANY (${ids}::uuid[]) ORDER BY drift.id, ends_at DESC`;
  return new Map(grants.map(({ id, ...grant }) => [id, grant]));
}
