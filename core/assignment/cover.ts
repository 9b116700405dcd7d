// The cover of an assignment, and what it asks of the session guard. Pure.
import type { Grant } from "../grant/types";
import type { GuardStatement } from "../guard/types";
import { after, calls, isOpen, mayStillAppear } from "./ledger-facts";
import { LATE_ISSUE_MS, SPREAD_MS, UNASKED_MS } from "./timing";
import type { Ledger } from "./types";

/** What the guard has to say differently from now on. */
export type GuardChange =
  /** A new cover: a new statement. */
  | { readonly do: "arm"; readonly notAfter: Date }
  /** The running cover ends at another time; the gap is set when AWS may not spread that before the old end. */
  | {
      readonly do: "move";
      readonly statement: GuardStatement;
      readonly notAfter: Date;
      readonly possibleGapAt: Date | null;
    }
  /** The cover is over and AWS no longer lists the assignment: what is issued later is not its business. */
  | { readonly do: "bind"; readonly statement: GuardStatement; readonly issuedBefore: Date }
  /** Nothing of ours is there to end, or the person holds it without us now: it would end sessions that are theirs. */
  | { readonly do: "drop"; readonly statement: GuardStatement };

/** Whether a grant calls for the assignment now, and no earlier cover has still to be brought to its end. */
export function isWanted(ledger: Ledger): boolean {
  const called = ledger.grants.some((grant) => calls(grant, ledger.now));
  return called && !isEndingFirst(ledger) && !isKeptUnasked(ledger);
}

/**
 * Whether access has been kept for too long for grants that nobody could be asked about: giving fails closed, and ending
 * goes on (invariant 12).
 */
function isKeptUnasked(ledger: Ledger): boolean {
  if (ledger.assignment.presence === "absent" || coverEnd(ledger)) return false;
  return ledger.grants.some(
    ({ state, endsAt }) => state === "ending" && after(endsAt, UNASKED_MS) <= ledger.now,
  );
}

/**
 * Whether a guarded cover is over that was not yet seen to have ended, and no grant reaches back to it: a new cover has
 * its own statement, and the sessions of this one do not live on into it.
 */
function isEndingFirst(ledger: Ledger): boolean {
  const { grants, now } = ledger;
  const over = runningStatement(ledger)?.notAfter;
  if (!over || over > now) return false;
  return !grants.some((grant) => calls(grant, now) && grant.startsAt <= over);
}

/** When the access given now ends: of the grants that are active, or may become so. Undefined: nothing covers it. */
export function coverEnd(ledger: Ledger): Date | undefined {
  if (isEndingFirst(ledger)) return undefined;
  const { assignment, grants, now } = ledger;
  const { clearedAt } = assignment;
  const covers = (grant: Grant) =>
    calls(grant, now) && (grant.state === "active" || (clearedAt !== null && clearedAt >= grant.startsAt));
  const ends = grants.filter(covers).map(({ endsAt }) => endsAt.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}

/** What the guard must be told before anything else is done; undefined when it says all that is to be said. */
export function guardChange(ledger: Ledger): GuardChange | undefined {
  if (!ledger.guard) return undefined;
  const running = runningStatement(ledger);
  const end = coverEnd(ledger);
  if (end) return running ? moved(running, end, ledger.now) : armed(ledger, end);
  if (!running) return undefined;
  const { presence, origin } = ledger.assignment;
  if (presence === "present" && origin !== "portal") return { do: "drop", statement: running };
  if (gaveNothing(ledger, running)) return { do: "drop", statement: running };
  if (running.notAfter > ledger.now) return moved(running, ledger.now, ledger.now);
  return bound(ledger, running);
}

/** Whether AWS was read back to deny this person from the cover's end on; true where nothing carries a guard. */
export function isGuardedUntil(ledger: Ledger, end: Date): boolean {
  if (!ledger.guard) return true;
  const confirmed = runningStatement(ledger)?.confirmedNotAfter;
  return confirmed?.getTime() === coverEnd(ledger)?.getTime() && !!confirmed && confirmed >= end;
}

/** Whether what ends the credentials of the cover was never read back from AWS. */
export function lacksGuard(ledger: Ledger): boolean {
  return runningStatement(ledger)?.confirmedNotAfter === null;
}

/** Until when the statements of earlier covers would also deny what is issued now; null: as soon as AWS confirms them. */
export function deniedUntil({ guard, now }: Ledger): Date | null | undefined {
  const earlier = guard?.statements.filter(({ issuedBefore }) => issuedBefore !== null) ?? [];
  const later = earlier.find(({ issuedBefore }) => issuedBefore && issuedBefore > now);
  if (later) return later.issuedBefore;
  return earlier.every(isBoundConfirmed) ? undefined : null;
}

/** Whether a cover is over, and AWS has still to be seen not to list the assignment before the guard lets later credentials live. */
export function isUnbound(ledger: Ledger): boolean {
  return coverEnd(ledger) === undefined && runningStatement(ledger) !== undefined;
}

/**
 * Whether surely nothing was given since the statement was armed, nor before: whatever was sent since is settled and
 * failed, and what succeeded last did not give it. A restored database cannot know.
 */
function gaveNothing({ assignment, operations, isGiving }: Ledger, { createdAt }: GuardStatement): boolean {
  if (assignment.presence !== "absent" || assignment.origin !== null || !isGiving) return false;
  return operations.every(
    ({ kind, state, resolvedAt }) =>
      state === "failed" ||
      (state === "succeeded" && kind === "delete" && !!resolvedAt && resolvedAt < createdAt),
  );
}

function isBoundConfirmed({ issuedBefore, confirmedIssuedBefore }: GuardStatement): boolean {
  return issuedBefore?.getTime() === confirmedIssuedBefore?.getTime();
}

function runningStatement({ guard }: Ledger): GuardStatement | undefined {
  return guard?.statements.find(({ issuedBefore }) => issuedBefore === null);
}

function armed(ledger: Ledger, notAfter: Date): GuardChange | undefined {
  const { presence, origin } = ledger.assignment;
  const isNext = presence === "absent" || origin === "portal";
  return isNext && ledger.isGiving && deniedUntil(ledger) === undefined ? { do: "arm", notAfter } : undefined;
}

function moved(statement: GuardStatement, notAfter: Date, now: Date): GuardChange | undefined {
  if (statement.notAfter.getTime() === notAfter.getTime()) return undefined;
  const isLate =
    notAfter > statement.notAfter &&
    statement.confirmedNotAfter !== null &&
    statement.notAfter.getTime() - now.getTime() < SPREAD_MS;
  return { do: "move", statement, notAfter, possibleGapAt: isLate ? statement.notAfter : null };
}

function bound(ledger: Ledger, statement: GuardStatement): GuardChange | undefined {
  const { observedAt, presence } = ledger.assignment;
  const isSeenGone = presence === "absent" && observedAt !== null && observedAt >= statement.notAfter;
  if (!isSeenGone || mayBeGivenAgain(ledger)) return undefined;
  return { do: "bind", statement, issuedBefore: new Date(observedAt.getTime() + LATE_ISSUE_MS) };
}

/**
 * Whether the access may come back that the statement denies whenever it is issued. A lost create counts only while
 * nobody waits for a new cover, which has its own statement for what that create would give.
 */
function mayBeGivenAgain(ledger: Ledger): boolean {
  if (!mayStillAppear(ledger)) return false;
  return ledger.operations.some(isOpen) || !ledger.grants.some((grant) => calls(grant, ledger.now));
}
