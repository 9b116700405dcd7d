// The trail in Postgres: insert only, by the runtime role's very rights.
import type { AuditEntry, AuditLog } from "@/core/audit/ports";
import type { Sql } from "./client";
import { plainJson } from "./storable";

/** Appends within the caller's transaction. */
export function auditLog(sql: Sql): AuditLog {
  return {
    async append(entry) {
      await sql.auditEntry.create({ data: rowOf(entry) });
    },
    async appendAll(entries) {
      await sql.auditEntry.createMany({ data: entries.map(rowOf) });
    },
  };
}

function rowOf({ actorId, action, subject, subjectId, facts }: AuditEntry) {
  return { actorId, action, subjectType: subject, subjectId, facts: plainJson(facts ?? {}) };
}
