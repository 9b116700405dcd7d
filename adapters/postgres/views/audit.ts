// The trail as it is shown.
import type { AuditSubject } from "@/core/audit/ports";
import type { AuditFilter, AuditView } from "@/core/audit/views";
import type { Page } from "@/core/page";
import type { PrismaClient } from "../client";
import type { AuditEntryModel as AuditEntry } from "../generated/models/AuditEntry";
import { readPage } from "./paged";
import { peopleById } from "./people";
import { within } from "./shapes";

/** A page of the trail, newest first. */
export function auditPage(
  prisma: PrismaClient,
  filter: AuditFilter,
  page: number,
  size?: number,
): Promise<Page<AuditView>> {
  const where = {
    at: within(filter),
    subjectType: filter.subject,
    actorId: filter.personId,
    action: filter.action ? { startsWith: filter.action } : undefined,
  };
  return readPage(
    page,
    () => prisma.auditEntry.count({ where }),
    (window) => prisma.auditEntry.findMany({ where, orderBy: { id: "desc" }, ...window }),
    (rows) => toAudit(prisma, rows),
    size,
  );
}

async function toAudit(prisma: PrismaClient, rows: AuditEntry[]): Promise<AuditView[]> {
  const people = await peopleById(
    prisma,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at,
    actor: (row.actorId && people.get(row.actorId)) || null,
    action: row.action,
    subject: row.subjectType as AuditSubject,
    subjectId: row.subjectId,
    facts: row.facts as Record<string, unknown>,
  }));
}
