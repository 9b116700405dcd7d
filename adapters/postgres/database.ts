// Transactions for the verbs of core.
import type { Database, Tx } from "@/core/ports";
import { assignmentStore } from "./assignment-store";
import { auditLog } from "./audit-log";
import { clock, type PrismaClient } from "./client";
import type { TransactionClient } from "./generated/internal/prismaNamespace";
import { grantStore } from "./grant-store";
import { noticeStore } from "./notice-store";
import { overdueStore } from "./overdue-store";
import { requestStore } from "./request-store";

/** `sender` is the number by which this process's operations can be told from those of a process that is gone. */
export function postgresDatabase(prisma: PrismaClient, sender: number): Database {
  return {
    transact: (work) =>
      prisma.$transaction((sql) => work(transaction(sql, sender)), { maxWait: 10_000, timeout: 15_000 }),
  };
}

function transaction(sql: TransactionClient, sender: number): Tx {
  return {
    now: () => clock(sql),
    requests: requestStore(sql),
    grants: grantStore(sql),
    assignments: assignmentStore(sql, sender),
    audit: auditLog(sql),
    notices: noticeStore(sql),
    overdue: overdueStore(sql),
  };
}
