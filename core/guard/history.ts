// What the session guard was told of one assignment, as the trail has it, and what follows for live credentials. Pure.
import { SPREAD_MS } from "../assignment/timing";

/** One change of what the guard says of an assignment. */
export interface ToldGuard {
  readonly at: Date;
  readonly did: "armed" | "moved" | "bound" | "dropped";
  /** Of `armed` and `moved`: the person is denied from then on. */
  readonly notAfter: Date | null;
  /** Of `bound`: credentials issued from then on live. */
  readonly issuedBefore: Date | null;
  /** Of `moved`: the old end, where the new one came too late for AWS to spread it before. */
  readonly possibleGapAt: Date | null;
  /** When AWS had taken a document that says it; null: it has yet to. */
  readonly takenAt: Date | null;
}

/** Somebody else changed the document in AWS. */
export interface GuardEdit {
  /** When that was found. */
  readonly at: Date;
  /** When AWS had taken ours again; null: it has yet to. */
  readonly mendedAt: Date | null;
}

/** What is told of the guard of one assignment: its changes in their order, and the last time that somebody interfered. */
export interface GuardHistory {
  readonly changes: readonly ToldGuard[];
  readonly edit: GuardEdit | null;
}

/** An instant, and one until which AWS may still be spreading what changes then. */
export interface Gap {
  readonly from: Date;
  readonly until: Date;
}

interface Lasting {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The changes of the cover under which a grant is or was: from its arming to before the next. Empty: no guard ends it. */
export function coverOf(
  { changes }: GuardHistory,
  grant: Lasting & { readonly activeAt: Date | null; readonly endedAt: Date | null },
): readonly ToldGuard[] {
  const isBefore = (at: Date) => grant.endedAt === null || at <= grant.endedAt;
  const first = changes.findLastIndex(({ did, at }) => did === "armed" && isBefore(at));
  if (first === -1) return [];
  const next = changes.findIndex(({ did }, index) => did === "armed" && index > first);
  const cover = changes.slice(first, next === -1 ? undefined : next);
  const closing = cover.find(isClosing);
  if (closing && closing.at <= grant.startsAt) return [];
  return grant.activeAt || (!closing && Number(saidEnd(cover)) >= grant.endsAt.getTime()) ? cover : [];
}

/** When AWS had taken that this person is denied from the end on; null: it has yet to, or takes it no longer. */
export function armedAt(cover: readonly ToldGuard[]): Date | null {
  return cover.some(({ did }) => did === "dropped") ? null : (cover[0]?.takenAt ?? null);
}

/**
 * From when on every session of the person is denied, at the latest. What is armed or tightened counts once AWS took it
 * and had the time to spread it; until then the end that it knew before. Undefined: nothing is known to end them.
 */
export function deniedBy(cover: readonly ToldGuard[]): Date | undefined {
  if (!armedAt(cover)) return undefined;
  const said = cover.flatMap(({ notAfter, takenAt }) =>
    notAfter ? [{ end: Number(notAfter), takenAt }] : [],
  );
  const denied = said.reduce((until, { end, takenAt }, index) => {
    const spread = takenAt ? Math.max(end, takenAt.getTime() + SPREAD_MS) : Number.POSITIVE_INFINITY;
    const before = said[index - 1]?.end;
    if (before === undefined) return spread;
    return end < before ? Math.min(until, spread) : Math.max(until, end);
  }, 0);
  return new Date(denied);
}

/** When AWS may deny the person though their access goes on: it was extended too late. Null: never. */
export function gapOf(cover: readonly ToldGuard[], { startsAt, endsAt }: Lasting, now: Date): Gap | null {
  const late = cover.findLast(
    ({ possibleGapAt }) => possibleGapAt && startsAt <= possibleGapAt && possibleGapAt < endsAt,
  );
  if (!late?.possibleGapAt) return null;
  const until = after(late.takenAt ?? now, SPREAD_MS);
  return until > late.possibleGapAt ? { from: late.possibleGapAt, until } : null;
}

/** What an earlier session holds up: access begins only when it is closed, and AWS may honour that some minutes later. */
export interface Closing {
  /** Null: not before AWS was seen not to list the earlier access, and a minute. */
  readonly beginsAt: Date | null;
  /** Until then AWS may still deny what is newly signed in; null: not known yet. */
  readonly honouredBy: Date | null;
}

/** How the cover before this one is closed; null: there was none, or it is no more in the way. */
export function closingOf({ changes }: GuardHistory, grant: Lasting, now: Date): Closing | null {
  const first = changes.findLastIndex(({ did, at }) => did === "armed" && at < grant.startsAt);
  if (first === -1) return null;
  const next = changes.findIndex(({ did }, index) => did === "armed" && index > first);
  const cover = changes.slice(first, next === -1 ? undefined : next);
  const closing = cover.find(isClosing);
  if (!closing) {
    const end = saidEnd(cover);
    return end && end <= now ? { beginsAt: null, honouredBy: null } : null;
  }
  if (!closing.issuedBefore) return null;
  const honouredBy = closing.takenAt && after(closing.takenAt, SPREAD_MS);
  const isOver = closing.issuedBefore <= now && honouredBy !== null && honouredBy <= now;
  return isOver ? null : { beginsAt: closing.issuedBefore, honouredBy };
}

function isClosing({ did }: ToldGuard): boolean {
  return did === "bound" || did === "dropped";
}

function saidEnd(cover: readonly ToldGuard[]): Date | undefined {
  return cover.findLast(({ notAfter }) => notAfter)?.notAfter ?? undefined;
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
