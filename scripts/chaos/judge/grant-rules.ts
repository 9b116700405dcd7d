// What the ledger says of each grant is what was so (invariant 5), and no approved grant is lost.

import type { Cover } from "./cover";
import type { Disturbance, Evidence, GrantRow, Violation } from "./evidence";
import { timeOf, UNSEEN_MS } from "./taken-rules";
import { overlaps, type Truth } from "./truth";

/** In so much undisturbed time a grant becomes active. */
const REACHABLE_MS = 30_000;
/** So long after access ended the session guard still denies what is issued, and nothing becomes active there. */
const GUARDED_MS = 75_000;
/** For so long a delete whose answer was lost may still reach AWS (its signature is good for 5 min): nothing is given. */
const MAY_ARRIVE_MS = 330_000;
const OVER = new Set(["ended", "failed", "cancelled"]);

/** None lost: each approved target has a grant, and each grant became active or says why not. */
export function lostGrants({ spans }: Truth, covers: readonly Cover[], evidence: Evidence): Violation[] {
  const { requests, disturbances } = evidence;
  const missing = requests
    .map(({ id, state, targets }) => {
      const grants = covers.filter(({ grant }) => grant.requestId === id).length;
      return { id, wanted: state === "approved" ? targets : 0, grants };
    })
    .filter(({ wanted, grants }) => wanted !== grants)
    .map(({ id, wanted, grants }) => ({
      rule: "none lost",
      sentence: `Request ${id} should have ${wanted} grants, and has ${grants}.`,
    }));
  const dishonest = covers.flatMap(({ grant, fromMs }) => {
    const guarded = spans
      .filter(({ key, owner }) => key === grant.key && owner === "portal")
      .map(({ untilMs }) => ({ name: "guarded", fromMs: untilMs, untilMs: untilMs + GUARDED_MS }));
    const held = [...disturbances, ...guarded, ...mayArrive(grant.key, evidence)];
    const why = lossOf(grant, Number.isFinite(fromMs), held);
    return why ? [{ rule: "none lost", key: grant.key, sentence: `Grant ${grant.id} ${why}.` }] : [];
  });
  return [...missing, ...dishonest];
}

/** When a lost delete of that assignment might have arrived, until the ledger knew better. */
function mayArrive(of: string, { operations, sightings }: Evidence): Disturbance[] {
  return operations
    .filter(({ key, kind }) => key === of && kind === "delete")
    .filter(({ id }) =>
      sightings.some((seen) => seen.what === "operation" && seen.id === id && seen.became === "lost"),
    )
    .map(({ writtenAtMs, resolvedAtMs }) => ({
      name: "a lost delete",
      fromMs: writtenAtMs,
      untilMs: Math.min(resolvedAtMs ?? Number.POSITIVE_INFINITY, writtenAtMs + MAY_ARRIVE_MS),
    }));
}

function lossOf(
  grant: GrantRow,
  wasActive: boolean,
  disturbances: readonly Disturbance[],
): string | undefined {
  if (!OVER.has(grant.state)) return `is still ${grant.state}`;
  if (wasActive) return undefined;
  if (grant.outcome === null) return `is ${grant.state}, was never active, and nothing says why`;
  const wasReachable = longestCalmMs(grant, disturbances) >= REACHABLE_MS;
  return (grant.outcome === "missed" || grant.outcome === "guard-failed") && wasReachable
    ? `missed its time from ${timeOf(grant.startsAtMs)} to ${timeOf(grant.endsAtMs)}, with 30 s of it undisturbed`
    : undefined;
}

/** The longest time of a grant's window without any disturbance. */
function longestCalmMs({ startsAtMs, endsAtMs }: GrantRow, disturbances: readonly Disturbance[]): number {
  let calmFromMs = startsAtMs;
  let longest = 0;
  for (const { fromMs, untilMs } of [...disturbances].sort((a, b) => a.fromMs - b.fromMs)) {
    longest = Math.max(longest, Math.min(fromMs, endsAtMs) - calmFromMs);
    calmFromMs = Math.max(calmFromMs, untilMs);
  }
  return Math.max(longest, endsAtMs - calmFromMs);
}

/** Active was listed, ended was gone or covered: at some moment between being observed and being written down. */
export function falseStates(
  { spans }: Truth,
  covers: readonly Cover[],
  { sightings, record, listLagMs = 1_000 }: Evidence,
): Violation[] {
  const writtenAt = (id: string, state: string) =>
    sightings.find((seen) => seen.what === "grant" && seen.id === id && seen.became === state)?.atMs;
  return covers.flatMap(({ grant }) => {
    const mine = spans.filter(({ key }) => key === grant.key);
    const found: Violation[] = [];
    const blame = (sentence: string) => found.push({ rule: "true states", key: grant.key, sentence });
    const { activeAtMs, endedAtMs } = grant;
    const until = writtenAt(grant.id, "active");
    if (until !== undefined && activeAtMs === null) blame(`Grant ${grant.id} was active at no time.`);
    const behindMs = activeAtMs === null ? 0 : behindAt(record, activeAtMs, until ?? activeAtMs, listLagMs);
    if (
      activeAtMs !== null &&
      !mine.some((span) => overlaps(span, activeAtMs - behindMs, until ?? activeAtMs))
    )
      blame(`Grant ${grant.id} was called active at ${timeOf(activeAtMs)}, and AWS did not have it.`);
    if (grant.state !== "ended") return found;
    if (endedAtMs === null) blame(`Grant ${grant.id} ended at no time.`);
    else if (!isGoneOrCovered(grant, [endedAtMs, writtenAt(grant.id, "ended") ?? endedAtMs], mine, covers))
      blame(`Grant ${grant.id} was called ended at ${timeOf(endedAtMs)}, and AWS still had it.`);
    return found;
  });
}

/** How far AWS's lists may have been behind: by nature, and more where a fault of ours made them old. */
function behindAt(record: Evidence["record"], fromMs: number, untilMs: number, listLagMs: number): number {
  const wasStale = record.some(
    ({ kind, outcome, at }) =>
      kind === "fault" &&
      outcome === "stale-list" &&
      fromMs - listLagMs <= Date.parse(at) &&
      Date.parse(at) <= untilMs,
  );
  return wasStale ? UNSEEN_MS : listLagMs;
}

/** Another grant covered it, or AWS did not have it the whole time from `endedAtMs` until that was written down. */
function isGoneOrCovered(
  grant: GrantRow,
  [endedAtMs, writtenAtMs]: readonly [number, number],
  mine: Truth["spans"],
  covers: readonly Cover[],
): boolean {
  const others = covers.filter((each) => each.grant.key === grant.key && each.grant.id !== grant.id);
  const isOurs = mine.some(
    ({ owner, fromMs, untilMs }) => owner === "portal" && fromMs < endedAtMs && writtenAtMs < untilMs,
  );
  return !isOurs || others.some((cover) => overlaps(cover, endedAtMs - 5, writtenAtMs));
}

/** Reasons that a run gives no cause for. */
const NEVER_SO = { "not-eligible": false, "target-gone": false, "too-long": false, frozen: false };

/** The reasons that grants give are true: who else held it, who was disabled, who took it away. */
export function falseReasons({ spans, conditions }: Truth, covers: readonly Cover[]): Violation[] {
  return covers.flatMap(({ grant }) => {
    const from = grant.startsAtMs - UNSEEN_MS;
    const until = (grant.endedAtMs ?? grant.endsAtMs) + UNSEEN_MS;
    const [personId = "", ...place] = grant.key.split("|");
    const isSo = (kind: "group" | "disabled", key: string) =>
      conditions.some((each) => each.kind === kind && each.key === key && overlaps(each, from, until));
    const mine = spans.filter(({ key }) => key === grant.key);
    const isHeld = mine.some((span) => span.owner === "others" && overlaps(span, from, until));
    const proof: Record<string, boolean> = {
      ...NEVER_SO,
      "held-standing": isHeld,
      "held-foreign": isHeld,
      "held-through-group": isSo("group", place.join("|")),
      "person-disabled": isSo("disabled", personId),
      "ended-outside": mine.some(
        (span) => span.takenBy === "others" && span.untilMs > from && span.untilMs < until,
      ),
    };
    return grant.outcome !== null && proof[grant.outcome] === false
      ? [
          {
            rule: "true reasons",
            key: grant.key,
            sentence: `Grant ${grant.id} is ${grant.state} as "${grant.outcome}", and that was not so.`,
          },
        ]
      : [];
  });
}
