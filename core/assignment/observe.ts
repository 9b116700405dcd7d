// Reading who holds an account and permission set, and writing down what that proves.
import { Fault } from "../fault";
import { grantRefusal } from "../grant/may-activate";
import type { GrantOutcome } from "../grant/types";
import type { GroupId } from "../ids";
import type { Limits } from "../policy/types";
import type { Tx } from "../ports";
import { assignmentEntry, failGrants, failWanted } from "./audit-grant-steps";
import { isWanted } from "./cover";
import {
  arrivesBy,
  calls,
  explainsAlone,
  isBehind,
  isLost,
  isOpen,
  mayStillVanish,
  mayTake,
} from "./ledger-facts";
import type { AwsPorts, Holder } from "./ports";
import { backoffMs, LIST_LAG_MS, pauseMs, proofPauseMs } from "./timing";
import { type Slot, type TurnPorts, turn, untilTurn } from "./turn";
import type { Ledger, Operation, Tuple } from "./types";

export type Listed = { readonly holders: readonly Holder[] } | { readonly fault: Fault };

export type Observation =
  | {
      readonly listed: boolean;
      /** Why nothing may be given here; asked only when something is wanted. */
      readonly refusal: GrantOutcome | null;
      /** Why that could not be asked: what is listed counts all the same. */
      readonly doubt: Fault | null;
    }
  | { readonly fault: Fault };

/** Lists who holds the account and permission set, when the turn has come; each further page takes another. */
export async function list(ports: AwsPorts & TurnPorts, { accountId, permissionSetArn }: Tuple, slot: Slot) {
  return faultAsValue<Listed>(async () => {
    await untilTurn(ports, slot);
    const place = { accountId, permissionSetArn };
    return { holders: await ports.identityCenter.holders(place, () => turn(ports)) };
  });
}

/** What a list says of one tuple, and where access is wanted whether it may be given: live, and failing closed. */
export async function judge(
  ports: AwsPorts,
  tuple: Tuple,
  listing: Listed,
  wanted: boolean,
): Promise<Observation> {
  if ("fault" in listing) return listing;
  const listed = listing.holders.some(({ kind, id }) => kind === "person" && id === tuple.personId);
  if (!wanted) return { listed, refusal: null, doubt: null };
  const asked = await faultAsValue(async () => ({ refusal: await askLive(ports, tuple, listing, listed) }));
  return "fault" in asked ? { listed, refusal: null, doubt: asked.fault } : { listed, ...asked, doubt: null };
}

async function askLive(
  ports: AwsPorts,
  tuple: Tuple,
  { holders }: Exclude<Listed, { fault: Fault }>,
  listed: boolean,
): Promise<GrantOutcome | null> {
  const groups = holders.filter(({ kind }) => kind === "group").map(({ id }) => id as GroupId);
  const heldBy = await ports.directory.groupsAmong(tuple.personId, groups);
  if (!listed && heldBy.size > 0) return "held-through-group";
  return ports.mayActivate(tuple);
}

async function faultAsValue<Value>(work: () => Promise<Value>): Promise<Value | { readonly fault: Fault }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
}

/**
 * Writes an observation down, unless something newer is known. A list that contradicts what AWS has just said is
 * behind and proves nothing; presence that no operation of ours explains is not ours. Milliseconds until the next step; null: as it was.
 */
export async function recordObservation(
  tx: Tx,
  ledger: Ledger,
  seen: Observation,
  { observedAt, wanted, limits }: { observedAt: Date; wanted: boolean; limits: Limits },
): Promise<number | null> {
  const { id, attempts } = ledger.assignment;
  if ("fault" in seen) return recordListFault(tx, ledger, seen.fault);
  if (isOutdated(ledger, observedAt)) return null;
  const removal = seen.listed ? ledger.operations.find(isAcceptedDelete) : undefined;
  if (removal || isBehind(ledger, seen.listed)) {
    await tx.assignments.change(id, { presence: "unknown", attempts: attempts + 1 });
    return removal ? proofPauseMs(ledger.now.getTime() - removal.writtenAt.getTime()) : pauseMs(attempts);
  }
  if (!seen.listed && isUnexpected(ledger)) {
    await tx.assignments.change(id, { presence: "unknown", attempts: attempts + 1, lastFault: NOT_LISTED });
    return LIST_LAG_MS;
  }
  const changed = await (seen.listed ? recordPresent(tx, ledger) : recordAbsent(tx, ledger));
  const stillLost = !changed && ledger.operations.some(({ state }) => state === "lost");
  const cleared = wanted && seen.refusal === null && seen.doubt === null;
  await tx.assignments.change(id, {
    observedAt,
    ...(cleared ? { clearedAt: observedAt } : {}),
    attempts: stillLost ? attempts + 1 : changed ? 0 : attempts,
  });
  if (seen.doubt) return isWanted(ledger) ? recordListFault(tx, ledger, seen.doubt) : 0;
  if (wanted) await refuse(tx, ledger, seen.refusal, limits);
  return stillLost && isWatched(ledger, seen.listed) ? pauseMs(attempts) : 0;
}

/** In `lastFault`: what is active was not listed, once. */
const NOT_LISTED = "NotListed";

/** Whether what is active is missing for the first time: one list may be old or cut short, and is read again later. */
function isUnexpected(ledger: Ledger): boolean {
  const { origin, lastFault } = ledger.assignment;
  const isActive = ledger.grants.some((grant) => grant.state === "active" && calls(grant, ledger.now));
  return isActive && origin === "portal" && !mayStillVanish(ledger) && lastFault !== NOT_LISTED;
}

/** Who has nothing of ours there is told what AWS will always refuse; all else is tried again. */
async function recordListFault(tx: Tx, ledger: Ledger, fault: Fault): Promise<number> {
  const { id, attempts, origin } = ledger.assignment;
  if (fault.retry === "never" && !origin && ledger.operations.length === 0)
    await failWanted(tx, ledger, "refused-by-aws", fault.code);
  await tx.assignments.change(id, { attempts: attempts + 1, lastFault: fault.code });
  return backoffMs(attempts);
}

/** Whether what was lost leaves nothing to do but to look again. */
function isWatched(ledger: Ledger, listed: boolean): boolean {
  if (!listed) return !isWanted(ledger);
  if (!isWanted(ledger)) return !mayTake(ledger);
  return ledger.operations.some((each) => isLost(each, "delete"));
}

/** Fails what may not be given: by what was asked live, or by the grant itself. */
async function refuse(tx: Tx, ledger: Ledger, refusal: GrantOutcome | null, limits: Limits): Promise<void> {
  if (refusal) return failWanted(tx, ledger, refusal, "");
  for (const grant of ledger.grants.filter((each) => calls(each, ledger.now))) {
    const outcome = grantRefusal(grant, limits);
    if (outcome) await failGrants(tx, [grant], outcome, "");
  }
}

const isAcceptedDelete = ({ kind, state }: Operation) => kind === "delete" && state === "accepted";

/** Whether an operation or another observation came since the list was asked for: then it proves nothing. */
function isOutdated({ assignment, operations }: Ledger, observedAt: Date): boolean {
  const isSince = (at: Date | null) => at !== null && at >= observedAt;
  return (
    (assignment.observedAt !== null && assignment.observedAt > observedAt) ||
    operations.some((operation) => {
      const isToProve = isAcceptedDelete(operation);
      return (
        (isOpen(operation) && !isToProve) || isSince(operation.writtenAt) || isSince(operation.resolvedAt)
      );
    })
  );
}

/** Listed: a lost create has taken effect, if no other explains it. What is there without us is refused as such. */
async function recordPresent(tx: Tx, ledger: Ledger): Promise<boolean> {
  const lost = await resolve(tx, ledger, (each) => isLost(each, "create") && explainsAlone(each, ledger));
  const known = ledger.assignment.origin;
  const origin = known === "portal" ? known : ledger.isStanding ? "standing" : "foreign";
  const isFound = ledger.assignment.lastFault === NOT_LISTED;
  await tx.assignments.change(ledger.assignment.id, {
    presence: "present",
    origin,
    ...(isFound ? { lastFault: null } : {}),
  });
  if (origin !== "portal")
    await failWanted(tx, ledger, origin === "standing" ? "held-standing" : "held-foreign", "");
  if (origin !== "portal" && origin !== known)
    await tx.audit.append(assignmentEntry(ledger, `assignment.found-${origin}`, {}));
  return lost;
}

/**
 * Not listed: the delete that AWS accepted has taken effect, and a lost one, if no other explains it or it can no longer
 * arrive. While a create is lost, what appears is still ours.
 */
async function recordAbsent(tx: Tx, ledger: Ledger): Promise<boolean> {
  const isOver = (each: Operation) => explainsAlone(each, ledger) || arrivesBy(each) <= ledger.now;
  const lost = await resolve(
    tx,
    ledger,
    (each) => isAcceptedDelete(each) || (isLost(each, "delete") && isOver(each)),
  );
  const mayAppear = ledger.operations.some((each) => isLost(each, "create"));
  await tx.assignments.change(ledger.assignment.id, {
    presence: "absent",
    removalAskedAt: null,
    lastFault: null,
    ...(mayAppear ? {} : { origin: null }),
  });
  return lost;
}

async function resolve(tx: Tx, ledger: Ledger, which: (operation: Operation) => boolean): Promise<boolean> {
  const resolved = ledger.operations.filter(which);
  for (const { id } of resolved)
    await tx.assignments.changeOperation(id, { state: "succeeded", detail: "seen in AWS's list" });
  return resolved.length > 0;
}
