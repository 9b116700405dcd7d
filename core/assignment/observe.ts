// Reading who holds an account and permission set, and writing down what that proves.
import { Fault } from "../fault";
import type { GrantOutcome } from "../grant/types";
import type { GroupId } from "../ids";
import type { Tx } from "../ports";
import { assignmentEntry, failWanted } from "./audit-grant-steps";
import { isBehind, isWanted } from "./next-step";
import type { AwsPorts } from "./ports";
import { backoffMs, pauseMs } from "./timing";
import type { Ledger } from "./types";

export type Observation =
  | {
      readonly listed: boolean;
      /** Why nothing may be given here; asked only when something is wanted. */
      readonly refusal: GrantOutcome | null;
    }
  | { readonly fault: Fault };

/** Lists, and where access is wanted also asks whether it may be given: live, and failing closed. */
export async function observe(ports: AwsPorts, ledger: Ledger, wanted: boolean): Promise<Observation> {
  const { personId, accountId, permissionSetArn } = ledger.assignment;
  try {
    const holders = await ports.identityCenter.holders({ accountId, permissionSetArn });
    const listed = holders.some(({ kind, id }) => kind === "person" && id === personId);
    if (!wanted) return { listed, refusal: null };
    const groups = holders.filter(({ kind }) => kind === "group").map(({ id }) => id as GroupId);
    const heldBy = await ports.directory.groupsAmong(personId, groups);
    if (!listed && heldBy.size > 0) return { listed, refusal: "held-through-group" };
    return { listed, refusal: await ports.mayActivate(ledger.assignment) };
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
}

/**
 * Writes an observation down, unless something newer is known. A list that contradicts what AWS has just said is behind and proves nothing;
 * presence that no operation of ours explains is not ours.
 */
export async function recordObservation(
  tx: Tx,
  ledger: Ledger,
  seen: Observation,
  { observedAt, wanted }: { observedAt: Date; wanted: boolean },
): Promise<void> {
  const { id, attempts } = ledger.assignment;
  const inMs = (ms: number) => new Date(ledger.now.getTime() + ms);
  if ("fault" in seen) {
    if (seen.fault.retry === "never" && !ledger.assignment.origin && ledger.operations.length === 0)
      await failWanted(tx, ledger, "refused-by-aws", seen.fault.code);
    await tx.assignments.change(id, {
      attempts: attempts + 1,
      lastFault: seen.fault.code,
      nextActionAt: inMs(backoffMs(attempts)),
    });
    return;
  }
  if (isOutdated(ledger, observedAt)) {
    await tx.assignments.change(id, { nextActionAt: ledger.now });
    return;
  }
  if (isBehind(ledger, seen.listed)) {
    await tx.assignments.change(id, {
      presence: "unknown",
      attempts: attempts + 1,
      nextActionAt: inMs(pauseMs(attempts)),
    });
    return;
  }
  const changed = await (seen.listed ? recordPresent(tx, ledger) : recordAbsent(tx, ledger));
  const stillLost = !changed && ledger.operations.some(({ state }) => state === "lost");
  const cleared = wanted && seen.refusal === null;
  await tx.assignments.change(id, {
    observedAt,
    ...(cleared ? { clearedAt: observedAt } : {}),
    attempts: stillLost ? attempts + 1 : attempts,
    nextActionAt: stillLost && !isWanted(ledger) ? inMs(pauseMs(attempts)) : ledger.now,
  });
  if (seen.refusal && isWanted(ledger)) await failWanted(tx, ledger, seen.refusal, "");
}

/** Whether an operation or another observation came since the list was asked for: then it proves nothing. */
function isOutdated({ assignment, operations }: Ledger, observedAt: Date): boolean {
  const isSince = (at: Date | null) => at !== null && at >= observedAt;
  return (
    (assignment.observedAt !== null && assignment.observedAt > observedAt) ||
    operations.some(({ state, writtenAt, resolvedAt }) => {
      const isOpen = state === "written" || state === "accepted";
      return isOpen || isSince(writtenAt) || isSince(resolvedAt);
    })
  );
}

/** Listed: every lost create has taken effect. What is there without us is standing, and refused as such. */
async function recordPresent(tx: Tx, ledger: Ledger): Promise<boolean> {
  const lost = await resolveLost(tx, ledger, "create");
  const origin = ledger.assignment.origin ?? "standing";
  await tx.assignments.change(ledger.assignment.id, { presence: "present", origin });
  if (origin !== "portal") await failWanted(tx, ledger, "held-standing", "");
  if (ledger.assignment.origin === null)
    await tx.audit.append(assignmentEntry(ledger, "assignment.found-standing", {}));
  return lost;
}

/** Not listed: every lost delete has taken effect. While a create is lost, what appears is still ours. */
async function recordAbsent(tx: Tx, ledger: Ledger): Promise<boolean> {
  const lost = await resolveLost(tx, ledger, "delete");
  const mayAppear = ledger.operations.some(({ kind, state }) => kind === "create" && state === "lost");
  await tx.assignments.change(ledger.assignment.id, {
    presence: "absent",
    ...(mayAppear ? {} : { origin: null }),
  });
  return lost;
}

async function resolveLost(tx: Tx, ledger: Ledger, kind: "create" | "delete"): Promise<boolean> {
  const lost = ledger.operations.filter((each) => each.kind === kind && each.state === "lost");
  for (const { id } of lost)
    await tx.assignments.changeOperation(id, { state: "succeeded", detail: "seen in AWS's list" });
  return lost.length > 0;
}
