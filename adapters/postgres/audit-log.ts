// The trail in Postgres: insert only, by the runtime role's very rights.
import type { AuditLog } from "@/core/audit/ports";
import type { Sql } from "./client";
import type { InputJsonValue } from "./generated/internal/prismaNamespace";

/** Appends within the caller's transaction. */
export function auditLog(sql: Sql): AuditLog {
  return {
    async append({ actorId, action, subject, subjectId, facts }) {
      await sql.auditEntry.create({
        data: { actorId, action, subjectType: subject, subjectId, facts: plain(facts ?? {}) },
      });
    },
  };
}

/** Dates as ISO 8601, nothing undefined: what JSON can hold. */
function plain(facts: Readonly<Record<string, unknown>>): InputJsonValue {
  return JSON.parse(JSON.stringify(facts));
}
