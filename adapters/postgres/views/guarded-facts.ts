// What the session guard makes of a grant as it is shown: until when credentials live, and what it waits for.
import type { TargetView } from "@/core/directory/views";
import { finalGrantStates, type GrantState } from "@/core/grant/types";
import type { GrantView } from "@/core/grant/views";
import { waitOf } from "@/core/grant/wait";
import { credentialsDeadBy, promisedDeadBy } from "@/core/guard/credentials";
import { armedAt, closingOf, coverOf, gapOf, type ToldGuard } from "@/core/guard/history";
import type { GuardRecord } from "./guard-histories";

interface Shown {
  readonly state: GrantState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly activeAt: Date | null;
  readonly endedAt: Date | null;
  readonly target: TargetView;
  /** Whether Catraca gives anything at present. */
  readonly isGiving: boolean;
  /** What settling the assignment last failed with. */
  readonly fault: string | null;
  /** Deletes that AWS never answered. */
  readonly removals: ReadonlyArray<{ readonly writtenAt: Date }>;
  /** Whether AWS may have it by our doing though it is over. */
  readonly isOwed: boolean;
}

export function guardedFacts(
  grant: Shown,
  record: GuardRecord,
  now: Date,
): Pick<GrantView, "credentialsDeadBy" | "guard" | "wait"> {
  const cover = coverOf(record, grant);
  const isGuarded = grant.target.isGuarded || cover.length > 0;
  const closing = closingOf(record, grant, now);
  const lasts = grant.state === "activating" || grant.state === "active";
  return {
    credentialsDeadBy: deadBy(grant, cover, record, now),
    guard: isGuarded
      ? {
          armedAt: armedAt(cover),
          gap: gapOf(cover, grant, now),
          honouredBy: lasts ? (closing?.honouredBy ?? null) : null,
        }
      : null,
    wait: waitOf(
      { ...grant, closing, isUnarmed: isGuarded && !isTaken(cover), guardFault: record.lastFault },
      now,
    ),
  };
}

function deadBy(grant: Shown, cover: readonly ToldGuard[], record: GuardRecord, now: Date): Date {
  const { isGuarded, sessionDurationSeconds: sessionSeconds } = grant.target;
  const isAhead = grant.state === "scheduled" || grant.state === "activating";
  if (isAhead && !grant.activeAt && now < grant.endsAt)
    return promisedDeadBy({ ...grant, isGuarded, sessionSeconds });
  return credentialsDeadBy(goneAt(grant, now), cover, record, { sessionSeconds });
}

/** When AWS listed it no longer; while it may still list it, the earliest that this can be. */
function goneAt({ state, endsAt, endedAt, isOwed }: Shown, now: Date): Date {
  const isOver = !isOwed && finalGrantStates.some((final) => final === state);
  const known = isOver ? (endedAt ?? endsAt) : now;
  return known > endsAt ? known : endsAt;
}

/** Whether AWS has taken the end as it is to be said now. */
function isTaken(cover: readonly ToldGuard[]): boolean {
  return (cover.findLast(({ notAfter }) => notAfter)?.takenAt ?? null) !== null;
}
