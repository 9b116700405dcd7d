// What one complete list of an account and permission set says against the ledger. Pure.
import type { Holder } from "../assignment/ports";
import type { PersonId } from "../ids";
import type { Difference, KnownAssignment, PairLedger, Principal } from "./types";

/** A complete list, and when it was asked for. */
export interface Look {
  readonly holders: readonly Holder[];
  readonly askedAt: Date;
}

/** Listed, neither ours nor standing, and no operation of ours has lately been at work on it. */
function unknownHolders({ holders }: Look, ledger: PairLedger): Principal[] {
  const ours = new Set(ledger.assignments.filter((each) => isOurs(each) || isMoving(each)).map(personOf));
  const standing = new Set(ledger.standing.map(({ kind, id }) => `${kind} ${id}`));
  return holders
    .filter(
      ({ kind, id }) => !standing.has(`${kind} ${id}`) && !(kind === "person" && ours.has(id as PersonId)),
    )
    .map((holder) => holder as Principal);
}

/** Ours, listed, and its cover is over for longer than so many milliseconds. */
function overdueHolders({ holders }: Look, { assignments, now }: PairLedger, overdueMs: number): Principal[] {
  const listed = listedPeople(holders);
  const isOver = ({ calledFor, lastEndAt }: KnownAssignment) =>
    calledFor === "no" && now.getTime() - (lastEndAt?.getTime() ?? 0) > overdueMs;
  const justTaken = ({ operations }: KnownAssignment) =>
    operations.some(({ kind, state }) => kind === "delete" && state === "succeeded");
  return assignments
    .filter((each) => isOurs(each) && listed.has(each.personId) && isOver(each) && !justTaken(each))
    .map((each) => ({ kind: "person", id: each.personId }));
}

/** Ours, active, and not listed, though nothing of ours was at work on it and nobody has looked since. */
export function missingAssignments({ holders, askedAt }: Look, ledger: PairLedger): KnownAssignment[] {
  const listed = listedPeople(holders);
  return ledger.assignments.filter(
    (each) =>
      isOurs(each) &&
      each.presence === "present" &&
      each.calledFor === "active" &&
      !listed.has(each.personId) &&
      !isMoving(each) &&
      (each.observedAt === null || each.observedAt < askedAt),
  );
}

/** What AWS lists and should not; what it does not list and should is judged apart, for absence proves less. */
export function presentDifferences(look: Look, ledger: PairLedger, overdueMs: number): Difference[] {
  return [
    ...unknownHolders(look, ledger).map((principal) => ({ kind: "foreign", principal }) as const),
    ...overdueHolders(look, ledger, overdueMs).map((principal) => ({ kind: "overdue", principal }) as const),
  ];
}

/** A few may always go at once. */
const FEW = 10;

/** Whether so much would change at once that AWS's answer is likelier to be wrong than the world. */
export function isMass(changing: number, of: number): boolean {
  return changing > FEW && changing * 4 > of;
}

function isOurs({ origin, presence }: KnownAssignment): boolean {
  return origin === "portal" && presence !== "absent";
}

function isMoving({ operations }: KnownAssignment): boolean {
  return operations.length > 0;
}

function personOf({ personId }: KnownAssignment): PersonId {
  return personId;
}

function listedPeople(holders: readonly Holder[]): ReadonlySet<string> {
  return new Set(holders.filter(({ kind }) => kind === "person").map(({ id }) => id));
}
