// Sessions that are over with their cover, and those that are not (DESIGN §5.7).
import type { Cover } from "@/scripts/chaos/judge/cover";
import { keyOf, type Violation } from "@/scripts/chaos/judge/evidence";
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import { overlaps, type Truth } from "@/scripts/chaos/judge/truth";
import type { Evidence, SeenSession } from "../evidence";
import { PACES } from "../paces";
import { bystander } from "../tuples";
import { calmPieces } from "./disturbances";
import { placeOf } from "./guard-rules";
import { calledFor } from "./overstay-rules";
import { jumpsMs } from "./write-rules";

/** The guard is rewritten within so much time without trouble. */
const REWRITTEN_MS = 60_000;
/** IAM knows whole seconds, and a document rounds up. */
const ROUNDING_MS = 2_000;

/** Sessions opened under a cover that live on after it. */
export function deadThatLive(truth: Truth, covers: readonly Cover[], evidence: Evidence): Violation[] {
  const { plan, sessions, disturbances } = evidence;
  if (!plan.guarded) return [];
  const [, spreadMs] = PACES[plan.pace].spreadMs;
  return sessions.flatMap((session) => {
    const end = endOf(session, truth, covers, evidence);
    if (!end) return [];
    const alive = session.tries.findLast(({ atMs, isAllowed }) => isAllowed && atMs > end.atMs)?.atMs;
    if (alive === undefined) return [];
    const calm = calmPieces(disturbances, end.atMs, alive);
    const settled = calm.find((piece) => piece.untilMs - piece.fromMs > REWRITTEN_MS);
    const deadByMs = end.wasArmed
      ? end.atMs + ROUNDING_MS + jumpsMs(plan)
      : settled && settled.fromMs + REWRITTEN_MS + spreadMs;
    if (deadByMs === undefined || alive <= deadByMs) return [];
    const sentence = `A session opened at ${timeOf(session.openedAtMs)} was alive at ${timeOf(alive)}; its cover ended at ${timeOf(end.atMs)}${end.wasArmed ? ", and the guard knew" : ""}.`;
    return [{ rule: "sessions end", key: session.key, sentence }];
  });
}

/** When the cover ends under which a session was opened, and whether the guard had known and spread that before. */
function endOf(
  { key, openedAtMs, expiresAtMs }: SeenSession,
  { spans }: Truth,
  covers: readonly Cover[],
  evidence: Evidence,
): { atMs: number; wasArmed: boolean } | undefined {
  const isOthers = spans.some(
    (span) => span.key === key && span.owner === "others" && overlaps(span, 0, expiresAtMs),
  );
  const span = spans.find(
    (each) => each.key === key && each.fromMs <= openedAtMs && openedAtMs < each.untilMs,
  );
  const windows = calledFor(key, covers, evidence);
  if (isOthers || !span || !windows.some((window) => overlaps(window, span.fromMs, span.fromMs)))
    return undefined;
  let endMs = Number.NEGATIVE_INFINITY;
  for (const window of windows)
    if (window.fromMs <= Math.max(openedAtMs, endMs)) endMs = Math.max(endMs, window.untilMs);
  const [, spreadMs] = PACES[evidence.plan.pace].spreadMs;
  const said = evidence.documents.findLast(
    ({ place, atMs }) => place === placeOf(key) && atMs + spreadMs <= endMs,
  );
  const wasArmed =
    said?.document.includes(new Date(Math.ceil(endMs / 1000) * 1000).toISOString().slice(0, 19)) ?? false;
  return Number.isFinite(endMs) ? { atMs: endMs, wasArmed } : undefined;
}

/** Sessions that were cut off though they were covered, or none of the portal's business. */
export function livingThatDied(covers: readonly Cover[], evidence: Evidence): Violation[] {
  const { plan, sessions, documents, statements } = evidence;
  const [, spreadMs] = PACES[plan.pace].spreadMs;
  return sessions.flatMap((session) => {
    const mine = covers.filter(({ grant }) => grant.key === session.key);
    const isFree = session.key === keyOf(bystander);
    const died = session.tries.find(({ atMs, isAllowed }) => {
      if (isAllowed) return false;
      if (isFree) return true;
      const cover = mine.find(
        (each) => each.fromMs <= session.openedAtMs && atMs < each.untilMs - jumpsMs(plan),
      );
      const isSpreading = documents.some(
        (each) =>
          each.place === placeOf(session.key) &&
          each.atMs <= atMs &&
          atMs < each.atMs + spreadMs + ROUNDING_MS,
      );
      const mayGap = statements.some((each) => each.key === session.key && each.possibleGapAtMs !== null);
      return cover !== undefined && !isSpreading && !mayGap;
    });
    if (!died) return [];
    const sentence = `A session opened at ${timeOf(session.openedAtMs)} was cut off at ${timeOf(died.atMs)}${isFree ? ", of somebody else" : ", within its cover"}.`;
    return [{ rule: "sessions live", key: session.key, sentence }];
  });
}
