// Brings the guards' documents in AWS to what Postgres says. Whole documents, under the guard's own lock and operation,
// read back after writing; one that somebody else changed is noticed and written again.

import type { AuditEntry } from "../audit/ports";
import { Fault } from "../fault";
import type { AssignmentId } from "../ids";
import type { Database, Tx } from "../ports";
import type { Settling } from "../settling";
import { fits, isSameDocument, type Said, sayWhatFits } from "./document";
import type { GuardCarrier } from "./ports";
import {
  type GuardLedger,
  type GuardOperation,
  type GuardPlace,
  type GuardStatement,
  READ_BACK,
} from "./types";

export interface SettleGuardPorts {
  readonly database: Database;
  readonly carrier: GuardCarrier;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonicMs: () => number;
}

/** A document rendered longer ago than this is not written any more. */
const FRESH_MS = 5_000;
/** Nobody else steps in meanwhile. */
const LEASE_MS = 20_000;
/** A write of a living worker has been answered by then, or never will be; of one that is gone, much sooner. */
const ANSWER_MS = 30_000;
const ORPHAN_MS = 2_000;
/** What IAM reads back may be behind what was just written for so long. */
const READ_LAG_MS = 15_000;
/** Guards that have something to say are read again after this, in case somebody changed them. */
const VERIFY_MS = 5 * 60_000;
/** The same while a write that AWS never answered may still arrive, and put an old document in force. */
const VERIFY_LATE_MS = 5_000;

type Plan =
  | { readonly do: "wait"; readonly until: Date | null }
  | { readonly do: "read"; readonly ledger: GuardLedger; readonly said: Said }
  | {
      readonly do: "write";
      readonly ledger: GuardLedger;
      readonly said: Said;
      readonly operation: GuardOperation["id"];
    };

/** Begins the next step of the guard that is due the longest. Throws what the database throws, here or in `done`. */
export async function settleGuard(ports: SettleGuardPorts): Promise<Settling> {
  const decidedAtMs = ports.monotonicMs();
  const plan = await ports.database.transact(async (tx) => {
    const ledger = await tx.guards.lockDue();
    return ledger && decide(tx, ledger);
  });
  if (!plan) return { due: false, nextInMs: null };
  return { due: true, done: plan.do === "wait" ? Promise.resolve() : carryOut(ports, plan, decidedAtMs) };
}

async function carryOut(ports: SettleGuardPorts, plan: Act, decidedAtMs: number): Promise<void> {
  const found = await ask(ports, plan, decidedAtMs);
  const mayGoOn = await ports.database.transact(async (tx) => {
    const ledger = await tx.guards.lock(plan.ledger);
    return ledger ? recordFound(tx, ledger, plan, found) : [];
  });
  // In a transaction of its own: elsewhere the assignment's lock is taken before the guard's.
  for (const id of mayGoOn)
    await ports.database.transact(async (tx) => tx.assignments.dueBy(id, await tx.now(), "give"));
}

async function decide(tx: Tx, ledger: GuardLedger): Promise<Plan> {
  const { last, now } = ledger;
  const said = sayWhatFits(ledger.statements);
  const { document } = said;
  if (last?.state === "written") {
    const answeredBy = after(last.writtenAt, last.senderIsGone ? ORPHAN_MS : ANSWER_MS);
    if (now < answeredBy) return wait(tx, ledger, answeredBy);
    await tx.guards.changeOperation(last.id, { state: "lost" });
    return lease(tx, ledger, { do: "read", ledger, said });
  }
  if (ledger.confirmed !== null && isSameDocument(ledger.confirmed, document)) {
    const verifyAt = verifyAtOf(ledger);
    const isAllConfirmed = said.statements.every(isConfirmed); // what moved within a second reads the same
    if (verifyAt === null || (isAllConfirmed && now < verifyAt)) {
      await tx.guards.change(ledger, troubleOf(ledger, said));
      return wait(tx, ledger, verifyAt);
    }
    return lease(tx, ledger, { do: "read", ledger, said });
  }
  const isBeingSpread =
    last?.state === "succeeded" && isSameDocument(last.document, document) && isRecent(last, now);
  if (last?.state === "lost" || isBeingSpread) return lease(tx, ledger, { do: "read", ledger, said });
  if (!fits(document)) {
    await tx.guards.change(ledger, { attempts: ledger.attempts + 1, lastFault: "GuardFull" });
    return wait(tx, ledger, after(now, backoffMs(ledger.attempts)));
  }
  const operation = await tx.guards.writeOperation(ledger, document);
  return lease(tx, ledger, { do: "write", ledger, said, operation });
}

/** When the document is read again, though nothing is to be said; null: it says nothing, and nothing can change that. */
function verifyAtOf({ statements, mayArrive, confirmedAt, now }: GuardLedger): Date | null {
  if (mayArrive.length > 0) return after(confirmedAt ?? now, VERIFY_LATE_MS);
  return statements.length > 0 ? after(confirmedAt ?? now, VERIFY_MS) : null;
}

/** What is left to complain of once all that fits is said. */
function troubleOf({ statements, attempts }: GuardLedger, said: Said) {
  const isWhole = said.statements.length === statements.length;
  return isWhole ? { attempts: 0, lastFault: null } : { attempts: attempts + 1, lastFault: "GuardFull" };
}

async function wait(tx: Tx, ledger: GuardLedger, until: Date | null): Promise<Plan> {
  const drops = ledger.statements.flatMap(({ issuedBefore, sessionSeconds }) =>
    issuedBefore ? [after(issuedBefore, sessionSeconds * 1000)] : [],
  );
  const instants = [...drops, ...(until ? [until] : [])].map(Number);
  const nextActionAt = instants.length > 0 ? new Date(Math.min(...instants)) : null;
  await tx.guards.change(ledger, { nextActionAt });
  return { do: "wait", until: nextActionAt };
}

async function lease(tx: Tx, ledger: GuardLedger, plan: Plan): Promise<Plan> {
  await tx.guards.change(ledger, { nextActionAt: after(ledger.now, LEASE_MS) });
  return plan;
}

type Found =
  | { readonly is: "read"; readonly document: string }
  | { readonly is: "fault"; readonly fault: Fault; readonly wrote: boolean };

type Act = Exclude<Plan, { do: "wait" }>;

async function ask(
  { carrier, monotonicMs }: SettleGuardPorts,
  plan: Act,
  decidedAtMs: number,
): Promise<Found> {
  const { accountId, policyName } = plan.ledger;
  const stale = () => new Fault("later", "none", "Stale", "The decision was too old to be sent.");
  const isFresh = () => {
    if (monotonicMs() - decidedAtMs > FRESH_MS) throw stale();
  };
  let wrote = false;
  try {
    if (plan.do === "write") await carrier.write(accountId, policyName, plan.said.document, isFresh);
    wrote = plan.do === "write";
    return { is: "read", document: await carrier.read(accountId, policyName) };
  } catch (error) {
    if (error instanceof Fault) return { is: "fault", fault: error, wrote };
    throw error;
  }
}

/** The assignments that may go on. */
async function recordFound(
  tx: Tx,
  ledger: GuardLedger,
  plan: Act,
  found: Found,
): Promise<readonly AssignmentId[]> {
  if (plan.do === "write") await resolveWrite(tx, plan.operation, found);
  if (found.is === "fault") return recordFault(tx, ledger, found.fault);
  await resolveLost(tx, ledger, found.document);
  const { now } = ledger;
  const { said } = plan;
  if (isSameDocument(found.document, said.document)) {
    const change = { confirmed: said.document, confirmedAt: now, ...troubleOf(plan.ledger, said) };
    await tx.guards.change(ledger, { ...change, nextActionAt: now });
    return tx.guards.confirm(said.statements);
  }
  const written = [ledger.confirmed, ledger.last?.document, ...ledger.mayArrive];
  const expected = written.filter((each) => typeof each === "string");
  const isEdited =
    ledger.confirmed !== null && !expected.some((each) => isSameDocument(each, found.document));
  await tx.guards.change(ledger, {
    confirmed: found.document,
    ...(isEdited ? { editedAt: now } : {}),
    nextActionAt: after(now, 1_000),
  });
  if (isEdited) await tx.audit.append(guardEntry(ledger, "guard.edited", { document: found.document }));
  return [];
}

/** A write that was answered is settled by the answer; one that was not, by what is read later. */
async function resolveWrite(tx: Tx, id: GuardOperation["id"], found: Found): Promise<void> {
  if (found.is === "read" || found.wrote) return tx.guards.changeOperation(id, { state: "succeeded" });
  const { effect, code, message } = found.fault;
  const state = effect === "none" ? "failed" : "lost";
  await tx.guards.changeOperation(id, { state, detail: `${code}: ${message}` });
}

/** What a lost write would have put there is there, or is not: a later one follows either way. */
async function resolveLost(tx: Tx, { last }: GuardLedger, document: string): Promise<void> {
  if (last?.state !== "lost") return;
  const state = isSameDocument(last.document, document) ? "succeeded" : "failed";
  await tx.guards.changeOperation(last.id, { state, detail: READ_BACK });
}

async function recordFault(tx: Tx, ledger: GuardLedger, fault: Fault): Promise<readonly AssignmentId[]> {
  await tx.guards.change(ledger, {
    attempts: ledger.attempts + 1,
    lastFault: fault.code,
    nextActionAt: after(ledger.now, backoffMs(ledger.attempts)),
  });
  return [];
}

function guardEntry(place: GuardPlace, action: string, facts: Readonly<Record<string, unknown>>): AuditEntry {
  const { accountId, permissionSetArn } = place;
  const subjectId = `${accountId} ${permissionSetArn}`;
  return {
    actorId: null,
    action,
    subject: "guard",
    subjectId,
    facts: { accountId, permissionSetArn, ...facts },
  };
}

function isConfirmed(statement: GuardStatement): boolean {
  const { notAfter, issuedBefore, confirmedNotAfter, confirmedIssuedBefore } = statement;
  const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();
  return isSame(notAfter, confirmedNotAfter) && isSame(issuedBefore, confirmedIssuedBefore);
}

function isRecent({ resolvedAt }: GuardOperation, now: Date): boolean {
  return resolvedAt !== null && now < after(resolvedAt, READ_LAG_MS);
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

function backoffMs(attempts: number): number {
  return Math.min(500 * 2 ** Math.min(attempts, 6), 15_000);
}
