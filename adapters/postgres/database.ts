// Transactions for the verbs of core.
import type { Database, Tx } from "@/core/ports";
import { assignmentStore } from "./assignment-store";
import { auditLog } from "./audit-log";
import { budget } from "./budget";
import { clock, type PrismaClient } from "./client";
import { driftStore } from "./drift-store";
import type { TransactionClient } from "./generated/internal/prismaNamespace";
import { grantStore } from "./grant-store";
import { guardStore } from "./guard-store";
import { noticeStore } from "./notice-store";
import { overdueStore } from "./overdue-store";
import { requestStore } from "./request-store";

export interface DatabaseOptions {
  /** The number by which this process's operations can be told from those of a process that is gone. */
  readonly sender: number;
  /** AWS's calls a second that Catraca may use, all workers together. */
  readonly callsPerSecond: number;
}

/** Transactions on this client. */
export function postgresDatabase(prisma: PrismaClient, options: DatabaseOptions): Database {
  return {
    transact: (work) =>
      prisma.$transaction((sql) => work(transaction(sql, options)), { maxWait: 10_000, timeout: 15_000 }),
  };
}

function transaction(sql: TransactionClient, options: DatabaseOptions): Tx {
  return {
    now: () => clock(sql),
    requests: requestStore(sql),
    grants: grantStore(sql),
    assignments: assignmentStore(sql, options.sender),
    drift: driftStore(sql),
    budget: budget(sql, options.callsPerSecond),
    guards: guardStore(sql, options.sender),
    audit: auditLog(sql),
    notices: noticeStore(sql),
    overdue: overdueStore(sql),
  };
}
