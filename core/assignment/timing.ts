// How long settling waits for what. Milliseconds.

/** A decision older than this is not sent: a worker that was paused must not carry out an old will. */
export const FRESH_MS = 5_000;
/** Nobody else steps in while one worker's step is under way, unless a verb makes it due. */
export const LEASE_MS = 4_000;
/** The same for all whom a list on its way will tell something: it is recorded one by one. */
export const LIST_LEASE_MS = 10_000;
/** After this an operation of a living worker has either been answered or will never be (freshness + call timeout). */
export const ANSWER_MS = 16_000;
/** The same for a worker that is gone: its request may still be on the wire for a moment. */
export const ORPHAN_MS = 2_000;
/** Steps are decided at most so long before their turn in AWS's rate: what becomes more urgent meanwhile waits no longer. */
export const HORIZON_MS = 1_500;
/** A call that is later than this for its turn in AWS's rate could meet those of the next second: it takes another. */
export const LATE_MS = 25;
/** How far AWS's lists may be behind what AWS said it did. */
export const LIST_LAG_MS = 15_000;
/** AWS refuses what was signed longer ago than five minutes; a little for clocks that differ, and for the turn. */
export const SIGNED_MS = 5 * 60_000 + 20_000;
/** After this nothing that was lost can take effect any more. */
export const LOST_MS = 15 * 60_000;
/** What AWS calls in progress for so long it has forgotten. */
export const FORGOTTEN_MS = 60 * 60_000;
/** A delete that AWS answered, with a fault, and that shows no effect for so long, had none. */
export const UNDONE_MS = 75_000;
/** What AWS works on for longer than this counts as lost: its lists settle it. */
export const STUCK_MS = 2 * 60_000;
/** The same for a create that nothing calls for any more. */
export const STUCK_UNWANTED_MS = 30_000;
/** So long access is kept, after the end of what covered it, for a grant about which somebody has still to be asked. */
export const UNASKED_MS = 60_000;
/** A session guard tells when it is written; after this it is looked at all the same. */
export const GUARD_WAIT_MS = 10_000;
/** How long AWS may take to spread a change of a policy: what is armed later than this may leave a gap. */
export const SPREAD_MS = 5 * 60_000;
/** Credentials may be issued for so long after AWS was seen not to list the assignment. */
export const LATE_ISSUE_MS = 60_000;
/** While nothing may be given at all, it is asked again after this. */
export const HELD_BACK_MS = 3_000;

/** What could not be decided on, by a fault of ours or of the database, is tried again after this. */
export const BROKEN_MS = 15_000;

/** Pause before the next look at a list that must be behind: quick at first, then slower. */
export function pauseMs(attempts: number): number {
  return Math.min(250 * 1.5 ** attempts, 10_000);
}

/** Pause before it is asked again how a create goes, of so long ago: somebody waits for it. */
export function askPauseMs(sinceMs: number): number {
  return Math.min(Math.max(250, sinceMs / 4), 10_000);
}

/**
 * Pause before the next look at what has been taken away for so long: AWS takes a while, and a list that shows all of it
 * proves all.
 */
export function proofPauseMs(sinceMs: number): number {
  return Math.min(Math.max(1_500, sinceMs / 2), 10_000);
}

/** Pause after a fault; retries never stop. */
export function backoffMs(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempts, 10), 15_000);
}
