// Sending an operation, asking after it, and writing down what came back.

import { Fault } from "../fault";
import type { GrantOutcome } from "../grant/types";
import type { Tx } from "../ports";
import { assignmentEntry, failWanted } from "./audit-grant-steps";
import { isLost, isOpen } from "./ledger-facts";
import type { AwsPorts, OperationAnswer } from "./ports";
import { askPauseMs, backoffMs, FRESH_MS, proofPauseMs } from "./timing";
import { type Slot, type TurnPorts, untilTurn } from "./turn";
import type { Assignment, Ledger, Operation } from "./types";

/** AWS's answer, or the fault that came instead of one. */
export type Answer = OperationAnswer | { readonly status: "fault"; readonly fault: Fault };

/**
 * Sends when the turn has come, unless the decision is no longer fresh. Faults come back as answers: they are written
 * down, too.
 */
export function send(
  ports: AwsPorts & TurnPorts,
  assignment: Assignment,
  kind: Operation["kind"],
  { slot, decidedAtMs }: { readonly slot: Slot; readonly decidedAtMs: number },
): Promise<Answer> {
  return faultAsAnswer(async () => {
    await untilTurn(ports, slot);
    await ports.identityCenter.ready();
    if (ports.monotonicMs() - decidedAtMs > FRESH_MS)
      throw new Fault("later", "none", "Stale", "The decision was too old to be sent.");
    return ports.identityCenter[kind](assignment);
  });
}

/** Asks how an accepted operation went, when the turn has come. */
export function ask(
  ports: AwsPorts & TurnPorts,
  operation: Pick<Operation, "kind"> & { awsRequestId: string },
  slot: Slot,
): Promise<Answer> {
  return faultAsAnswer(async () => {
    await untilTurn(ports, slot);
    return ports.identityCenter.status(operation.kind, operation.awsRequestId);
  });
}

async function faultAsAnswer(call: () => Promise<OperationAnswer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Fault) return { status: "fault", fault: error };
    throw error;
  }
}

type Sent = Pick<Operation, "id" | "kind"> & { readonly awsRequestId?: string | null };

/**
 * Writes an answer down, under the lock. An operation that is settled by now stays as it is. Milliseconds until the
 * next step; null: as it was, since another operation took over from one that was given up.
 */
export async function recordAnswer(
  tx: Tx,
  ledger: Ledger,
  sent: Sent,
  answer: Answer,
): Promise<number | null> {
  const current = ledger.operations.find(({ id }) => id === sent.id);
  if (!current || current.state === "succeeded" || current.state === "failed") return 0;
  const { attempts } = ledger.assignment;
  switch (answer.status) {
    case "in-progress":
      if (current.state === "lost" && ledger.operations.some(isOpen)) return null;
      if (current.state === "lost" && current.awsRequestId)
        return again(tx, ledger, pauseOf(ledger, current), { attempts: attempts + 1 }); // AWS is still at it
      await tx.assignments.changeOperation(sent.id, { state: "accepted", awsRequestId: answer.awsRequestId });
      return again(tx, ledger, pauseOf(ledger, current), { attempts: attempts + 1 });
    case "succeeded":
      await tx.assignments.changeOperation(sent.id, {
        state: "succeeded",
        awsRequestId: answer.awsRequestId,
      });
      return again(tx, ledger, 0, { presence: "unknown", attempts: 0, lastFault: null });
    case "failed":
      return recordFailure(tx, ledger, sent, answer);
    case "fault":
      if (sent.awsRequestId) return recordAskFault(tx, ledger, current, answer.fault);
      await tx.assignments.changeOperation(sent.id, {
        state: answer.fault.effect === "none" ? "failed" : "lost",
        detail: `${answer.fault.code}: ${answer.fault.message}`,
        isAnswered: answer.fault.effect !== "unknown",
      });
      if (sent.kind === "create" && answer.fault.retry === "never")
        await failWanted(tx, ledger, "refused-by-aws", answer.fault.code);
      return again(tx, ledger, backoffMs(attempts), {
        presence: "unknown",
        ...(madeNothing(ledger, current, answer.fault) ? { origin: null } : {}),
        attempts: attempts + 1,
        lastFault: answer.fault.code,
      });
  }
}

function pauseOf({ now }: Ledger, { kind, writtenAt }: Operation): number {
  const sinceMs = now.getTime() - writtenAt.getTime();
  return kind === "delete" ? proofPauseMs(sinceMs) : askPauseMs(sinceMs);
}

/** A create that surely had no effect, and nothing else of ours since that may have had: what appears now is not ours. */
function madeNothing({ operations }: Ledger, sent: Operation, fault: Fault): boolean {
  const isSince = ({ id, state, resolvedAt }: Operation) =>
    id !== sent.id && state !== "failed" && (resolvedAt === null || resolvedAt >= sent.writtenAt);
  return sent.kind === "create" && fault.effect === "none" && !operations.some(isSince);
}

/** FAILED: a delete of what is not there is a success; everything else is looked at in AWS's list. */
async function recordFailure(
  tx: Tx,
  ledger: Ledger,
  sent: Sent,
  answer: OperationAnswer & { status: "failed" },
): Promise<number> {
  const { awsRequestId, detail, reason } = answer;
  const { attempts } = ledger.assignment;
  if (sent.kind === "delete" && reason === "not-there") {
    await tx.assignments.changeOperation(sent.id, { state: "succeeded", awsRequestId, detail });
    await settleWhatTookIt(tx, ledger, sent);
    return again(tx, ledger, 0, { presence: "unknown", attempts: 0, lastFault: null });
  }
  await tx.assignments.changeOperation(sent.id, { state: "failed", awsRequestId, detail });
  await tx.audit.append(
    assignmentEntry(ledger, `assignment.${sent.kind}-failed`, { operation: sent.id, detail }),
  );
  if (sent.kind === "create") {
    const outcome: GrantOutcome = reason === "principal-gone" ? "person-disabled" : "refused-by-aws";
    await failWanted(tx, ledger, outcome, detail);
  }
  return again(tx, ledger, backoffMs(attempts), {
    presence: "unknown",
    attempts: attempts + 1,
    lastFault: detail,
  });
}

/** It was taken away before this delete came: where one other was lost, that one did it. */
async function settleWhatTookIt(tx: Tx, { operations }: Ledger, sent: Sent): Promise<void> {
  const [lost, ...more] = operations.filter((each) => each.id !== sent.id && isLost(each, "delete"));
  if (lost && more.length === 0)
    await tx.assignments.changeOperation(lost.id, { state: "succeeded", detail: "gone when asked again" });
}

/** A fault while asking changes nothing, except that AWS may have forgotten what it is asked about; asked last, that ends it. */
async function recordAskFault(tx: Tx, ledger: Ledger, current: Operation, fault: Fault): Promise<number> {
  const { attempts } = ledger.assignment;
  if (fault.code === "ResourceNotFoundException") {
    const state = current.state === "lost" ? "failed" : "lost";
    await tx.assignments.changeOperation(current.id, { state, detail: "AWS no longer knows it" });
    return again(tx, ledger, 0, { presence: "unknown", lastFault: fault.code });
  }
  return again(tx, ledger, backoffMs(attempts), { attempts: attempts + 1, lastFault: fault.code });
}

type Change = Parameters<Tx["assignments"]["change"]>[1];

async function again(tx: Tx, { assignment }: Ledger, inMs: number, change: Change): Promise<number> {
  await tx.assignments.change(assignment.id, change);
  return inMs;
}
