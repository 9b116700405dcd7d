// The worker's composition.
import { setTimeout } from "node:timers/promises";
import { assignmentListing } from "@/adapters/aws/assignment-listing";
import { cloudTrail } from "@/adapters/aws/cloud-trail";
import { guardPolicies } from "@/adapters/aws/guard-policy";
import { identityCenter } from "@/adapters/aws/identity-center";
import { activityStore } from "@/adapters/postgres/activity-store";
import { postgresDatabase } from "@/adapters/postgres/database";
import { directoryCopy } from "@/adapters/postgres/directory-copy";
import { holdSenderLock } from "@/adapters/postgres/sender";
import { whileSole } from "@/adapters/postgres/sole-worker";
import { startJobWorker } from "@/adapters/queue/job-worker";
import type { JobHandlers } from "@/adapters/queue/jobs";
import { jobQueue } from "@/adapters/queue/waker";
import { type CollectPorts, collectDue } from "@/core/activity/collect";
import { type SettlePorts, settle } from "@/core/assignment/settle";
import { syncDirectory } from "@/core/directory/sync";
import { checkDatabase } from "@/core/drift/mode";
import { patientTurn } from "@/core/drift/patient-turn";
import { mayReconcile, type ReconcilePorts, reconciler } from "@/core/drift/reconcile";
import { endDisabled } from "@/core/grant/end-disabled";
import { mayActivate } from "@/core/grant/may-activate";
import { watchOverdue } from "@/core/grant/watch-overdue";
import { type SettleGuardPorts, settleGuard } from "@/core/guard/settle-guard";
import { lapseDue } from "@/core/request/lapse-due";
import type { Settling } from "@/core/settling";
import { env } from "./env";
import { log } from "./log";
import { parts as sharedParts } from "./parts";
import { workerReport } from "./worker-report";

const SYNC_SECONDS = 300;

/** Everything the worker does, ready to be called; `close` lets go of every connection. */
export async function composeWorker() {
  const settings = env();
  const parts = sharedParts();
  const trouble = (subject: string) => (error: unknown) => log().error({ err: error }, subject);
  const sender = await holdSenderLock(settings.DATABASE_URL, trouble("the sender's lock broke"));
  const database = postgresDatabase(parts.prisma, parts.databaseOptions(sender.number));
  const queue = jobQueue(settings.QUEUE_URL, trouble("the queue is in trouble"));
  const settling: SettlePorts = {
    database,
    identityCenter: identityCenter(parts.aws.ssoWriter, parts.aws.instance),
    directory: parts.directory,
    mayActivate: (tuple) => mayActivate({ ...parts, database }, tuple),
    limits: parts.limits,
    monotonicMs: () => performance.now(),
    sleep: (ms) => setTimeout(ms),
  };
  const guarding: SettleGuardPorts | undefined = settings.GUARD_ROLE_NAME
    ? {
        database,
        carrier: guardPolicies({
          sts: parts.aws.sts,
          roleName: settings.GUARD_ROLE_NAME,
          region: settings.AWS_REGION,
        }),
        monotonicMs: () => performance.now(),
      }
    : undefined;
  const collecting: CollectPorts = {
    source: cloudTrail({
      sts: parts.aws.sts,
      roleName: settings.ACTIVITY_ROLE_NAME,
      regions: settings.ACTIVITY_REGIONS,
    }),
    store: activityStore(parts.prisma),
    everySeconds: settings.ACTIVITY_EVERY_SECONDS,
    onTrouble: (grantId, err) => log().warn({ grantId, err }, "reading activity failed"),
  };
  const inTurn = () => patientTurn({ ...settling, callsPerSecond: settings.AWS_CALLS_PER_SECOND });
  const listing = parts.listing(inTurn);
  const lister = parts.aws.ssoLister(inTurn);
  const copy = directoryCopy(parts.prisma);
  const drifting: ReconcilePorts = {
    database,
    listing: assignmentListing(
      lister,
      parts.aws.instance,
      identityCenter(lister, parts.aws.instance).holders,
      inTurn,
    ),
    everyMs: settings.RECONCILE_EVERY_MINUTES * 60_000,
    overdueMs: parts.overdueMs,
  };
  const reconcile = reconciler(drifting);
  return {
    /** Whether this is still the database on which was decided what may be given. */
    checkDatabase: () => checkDatabase({ database }),
    /** Goes on with the reconciliation, if it is time and no other worker is at it. */
    async reconcile(isStopping: () => boolean) {
      if (!(await mayReconcile(drifting))) return undefined;
      return whileSole(settings.DATABASE_URL, "reconciliation", () => reconcile(isStopping));
    },
    /** Begins the next step of the most urgent assignment that is due. */
    settle: () => settle(settling),
    /** The same for the guard that is due the longest. */
    settleGuard: (): Promise<Settling> =>
      guarding ? settleGuard(guarding) : Promise.resolve({ due: false, nextInMs: null }),
    lapseDue: () => lapseDue({ database }),
    watchOverdue: () => watchOverdue({ database, overdueMs: parts.overdueMs }),
    /** Asks about one person who has something, and ends it all if they are disabled or gone. */
    endDisabled: endDisabled({
      database,
      directory: parts.directory,
      waker: queue,
      monotonicMs: () => performance.now(),
      onTrouble: (personId, err) =>
        log().warn({ personId, err }, "nobody could say whether a person is still there"),
    }),
    reportIn: workerReport(parts.prisma, sender.number),
    collect: () => collectDue(collecting),
    /** Brings the copy of the organization up to date, unless somebody did so lately. */
    async syncDirectory() {
      if (await copy.isYoungerThan(SYNC_SECONDS - 30)) return;
      await syncDirectory(listing, copy);
    },
    keepSchedules: () =>
      queue.keepSchedules({
        "collect-activity": { everySeconds: Math.min(settings.ACTIVITY_EVERY_SECONDS, 60) },
        "sync-directory": { everySeconds: SYNC_SECONDS },
      }),
    startJobs: (handlers: JobHandlers) =>
      startJobWorker(settings.QUEUE_URL, handlers, trouble("a job failed")),
    log: log(),
    async close() {
      await queue.close();
      await sender.close();
      await parts.prisma.$disconnect();
    },
  };
}

export type Worker = Awaited<ReturnType<typeof composeWorker>>;
export { WrongEnvironment } from "./env";
