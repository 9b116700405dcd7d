// Reconciliation: goes through what AWS lists and reports where it differs from the ledger. It deletes nothing in AWS.
// What was read is written down list by list, so that a worker that dies is gone on from where it was left.
import { Fault } from "../fault";
import type { PermissionSetArn } from "../ids";
import type { Database, Tx } from "../ports";
import { finishReconciliation } from "./finish-reconciliation";
import type { AssignmentListing } from "./ports";
import { recordLook } from "./record-look";
import { closeRemoved } from "./remove";
import type { Item, Reconciliation } from "./types";

export interface ReconcilePorts {
  readonly database: Database;
  readonly listing: AssignmentListing;
  /** A reconciliation begins so long after the last one began. Milliseconds. */
  readonly everyMs: number;
  /** Access that outlives its cover by more is overdue. Milliseconds. */
  readonly overdueMs: number;
}

/** `idle`: nothing is due; `paused`: AWS failed, and it goes on later; `stopped`: told to. */
export type Reconciled = "idle" | "paused" | "stopped" | "finished";

/** Whether there is anything to do: asked often, and by every worker. */
export function mayReconcile({ database, everyMs }: ReconcilePorts): Promise<boolean> {
  return database.transact(
    async ({ drift }) =>
      (await drift.current()) !== undefined ||
      (await drift.isDue(everyMs)) ||
      (await drift.provenRemoved()).length > 0,
  );
}

/**
 * One worker's reconciling, one list after the other: call it again and again, and never twice at once. Lists that
 * failed are tried again after all others. `isStopping` is asked before each list. Throws what the database throws;
 * AWS's faults are recorded.
 */
export function reconciler(ports: ReconcilePorts): (isStopping: () => boolean) => Promise<Reconciled> {
  const failed: Item[] = [];
  return async (isStopping) => {
    const run = await ports.database.transact((tx) => begun(tx, ports.everyMs));
    if (!run) return "idle";
    while (!isStopping()) {
      const item = await next(ports.database, run, failed);
      if (!item) {
        await ports.database.transact((tx) => finishReconciliation(tx, run));
        return "finished";
      }
      if (await readOrNote(ports, run, item)) continue;
      failed.push(item);
      return "paused";
    }
    return "stopped";
  };
}

/** The one under way, or a new one if it is time. Also closes what was proven meanwhile. */
async function begun(tx: Tx, everyMs: number): Promise<Reconciliation | undefined> {
  await closeRemoved(tx);
  const current = await tx.drift.current();
  if (current || !(await tx.drift.isDue(everyMs))) return current;
  const run = await tx.drift.begin();
  if (run)
    await tx.audit.append({
      actorId: null,
      action: "reconciliation.started",
      subject: "reconciliation",
      subjectId: run.id,
    });
  return run;
}

function next(database: Database, { id }: Reconciliation, failed: Item[]): Promise<Item | undefined> {
  return database.transact(async (tx) => {
    const item = await tx.drift.nextItem(id, failed);
    if (item || failed.length === 0) return item;
    failed.length = 0;
    return tx.drift.nextItem(id, []);
  });
}

/** Whether the list was read, or given up for good. A list that failed proves nothing. */
async function readOrNote(ports: ReconcilePorts, run: Reconciliation, item: Item): Promise<boolean> {
  try {
    await read(ports, run, item);
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return ports.database.transact(async (tx) => {
      if (await isOutOfReach(tx, item, error)) return giveUp(tx, run, item, error);
      await tx.drift.noteFault(run.id, error.code);
      await tx.drift.tellProgress(run.id);
      return false;
    });
  }
}

async function read(ports: ReconcilePorts, run: Reconciliation, item: Item): Promise<void> {
  const { database, listing } = ports;
  switch (item.list) {
    case "permission-sets": {
      const listed = await listing.permissionSets();
      await database.transact((tx) => expandToSets(tx, run, item, listed));
      return;
    }
    case "accounts": {
      const listed = await orNone(() => listing.accountsWith(item.permissionSetArn));
      await database.transact(async (tx) => {
        const { permissionSetArn } = item;
        const known = await tx.drift.knownAccounts(permissionSetArn);
        const accounts = [...new Set([...listed, ...known])];
        await tx.drift.addItems(
          run.id,
          accounts.map((accountId) => ({ list: "holders", permissionSetArn, accountId })),
        );
        await finishItem(tx, run, item);
      });
      return;
    }
    case "holders": {
      const askedAt = await database.transact((tx) => tx.now());
      const holders = await listing.holders(item);
      await recordLook(ports, run, item, { holders, askedAt }, (tx) => finishItem(tx, run, item));
      return;
    }
  }
}

/** An organization that had permission sets and lists none has not answered. */
async function expandToSets(tx: Tx, run: Reconciliation, item: Item, listed: readonly PermissionSetArn[]) {
  if (listed.length === 0 && (await tx.drift.hasPermissionSets()))
    throw new Fault("later", "none", "EmptyAnswer", "AWS lists no permission sets, though there were some.");
  const sets = [...new Set([...listed, ...(await tx.drift.knownPermissionSets())])];
  await tx.drift.addItems(
    run.id,
    sets.map((permissionSetArn) => ({ list: "accounts", permissionSetArn })),
  );
  await finishItem(tx, run, item);
}

async function finishItem(tx: Tx, { id }: Reconciliation, item: Item): Promise<void> {
  await tx.drift.finishItem(id, item);
  await tx.drift.noteFault(id, null);
  await tx.drift.tellProgress(id);
}

/** A permission set that is gone is nowhere; every other fault proves nothing. */
async function orNone<T>(list: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await list();
  } catch (error) {
    if (error instanceof Fault && error.code === "ResourceNotFoundException") return [];
    throw error;
  }
}

/** A delegated administrator is denied what concerns the management account. Source: IAM Identity Center user guide. */
async function isOutOfReach(tx: Tx, item: Item, { code }: Fault): Promise<boolean> {
  return (
    item.list === "holders" &&
    code === "AccessDeniedException" &&
    (await tx.drift.isManagementAccount(item.accountId))
  );
}

async function giveUp(tx: Tx, run: Reconciliation, item: Item, { code }: Fault): Promise<true> {
  await tx.drift.dropItem(run.id, item);
  await tx.audit.append({
    actorId: null,
    action: "reconciliation.list-denied",
    subject: "reconciliation",
    subjectId: run.id,
    facts: { ...item, code },
  });
  return true;
}
