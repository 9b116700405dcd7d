// The worker's process: boots, sweeps, runs jobs, and leaves in order when told to.
import { composeWorker, type Worker, WrongEnvironment } from "@/wiring/worker";
import { collectActivity } from "./jobs/collect-activity";
import { reconcile } from "./jobs/reconcile";
import { settleAssignment } from "./jobs/settle-assignment";
import { syncDirectory } from "./jobs/sync-directory";
import { startSweeper } from "./sweeper";
import { repeat } from "./timer";

const LAPSE_PAUSE_MS = 1_000;
/** Steps under way at a time; of guards, so that one account that hangs does not hold up the others. */
const STEPS_AT_ONCE = 16;
const GUARDS_AT_ONCE = 4;
const SCHEDULE_PAUSE_MS = 60_000;
const COLLECT_PAUSE_MS = 15_000;
const RECONCILE_PAUSE_MS = 2_000;
const OVERDUE_PAUSE_MS = 3_000;
const REPORT_PAUSE_MS = 5_000;
/** One person is asked about at a time: at most two calls a second. */
const ASK_PAUSE_MS = 500;
/** After this a worker that was told to stop leaves whatever hangs; everything it was doing is written down. */
const DRAIN_MS = 25_000;

async function main(): Promise<void> {
  const toldToStop = stopSignal(); // listened for from the first moment: a worker may be told while it boots
  const worker = await composeWorker();
  const trouble = (work: string) => (err: unknown) => worker.log.error({ err }, `${work} failed`);
  await worker.checkDatabase().catch(trouble("checking the database")); // before anything is given
  const checking = repeat(SCHEDULE_PAUSE_MS, () => worker.checkDatabase(), trouble("checking the database"));
  const guards = startSweeper({
    next: () => worker.settleGuard(),
    atOnce: GUARDS_AT_ONCE,
    onDone: () => assignments.poke(),
    onTrouble: trouble("writing a guard"),
  });
  const assignments = startSweeper({
    next: () => worker.settle(),
    atOnce: STEPS_AT_ONCE,
    onDone: () => guards.poke(),
    onTrouble: trouble("settling"),
  });
  const lapsing = repeat(LAPSE_PAUSE_MS, () => worker.lapseDue(), trouble("lapsing"));
  const watching = repeat(
    OVERDUE_PAUSE_MS,
    () => worker.watchOverdue(),
    trouble("watching for overdue access"),
  );
  const asking = repeat(ASK_PAUSE_MS, () => worker.endDisabled(), trouble("asking who is still there"));
  const reporting = repeat(REPORT_PAUSE_MS, () => worker.reportIn(), trouble("reporting in"));
  const scheduling = repeat(SCHEDULE_PAUSE_MS, () => worker.keepSchedules(), trouble("scheduling"));
  // The same as the scheduled jobs do, should the queue be away: what is not due costs a query.
  const collecting = repeat(COLLECT_PAUSE_MS, () => worker.collect(), trouble("collecting"));
  const syncing = repeat(SCHEDULE_PAUSE_MS, () => worker.syncDirectory(), trouble("synchronizing"));
  const stopping = new AbortController();
  const reconciling = repeat(RECONCILE_PAUSE_MS, reconcile(worker, stopping.signal), trouble("reconciling"));
  const jobs = worker.startJobs({
    "settle-assignment": settleAssignment(assignments),
    "collect-activity": collectActivity(worker),
    "sync-directory": syncDirectory(worker),
  });
  worker.log.info("the worker is ready");
  process.send?.("ready");
  await toldToStop;
  stopping.abort();
  worker.log.info("the worker is stopping");
  setTimeout(() => process.exit(0), DRAIN_MS).unref();
  const timers = [
    lapsing,
    watching,
    reporting,
    asking,
    scheduling,
    collecting,
    syncing,
    checking,
    reconciling,
  ];
  await Promise.all([...[assignments, guards, ...timers].map((timer) => timer.stop()), jobs.close()]);
  await leave(worker);
}

/** SIGTERM, SIGINT, or the parent that started us is gone. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
    process.once("disconnect", () => resolve());
  });
}

async function leave(worker: Worker): Promise<void> {
  await worker.close();
  worker.log.info("the worker has stopped");
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error instanceof WrongEnvironment ? error.message : error);
  process.exit(1);
});
