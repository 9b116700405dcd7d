// When live credentials are dead at the latest: with a session guard about when access ends, else a session later. Pure.
import { SPREAD_MS } from "../assignment/timing";
import { deniedBy, type GuardHistory, type ToldGuard } from "./history";

interface Session {
  /** How long credentials live that were issued for it. */
  readonly sessionSeconds: number;
}

/** What holds for access that begins then, as far as it is known before. */
export function promisedDeadBy({
  startsAt,
  endsAt,
  isGuarded,
  sessionSeconds,
}: Session & {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isGuarded: boolean;
}): Date {
  const worst = after(endsAt, sessionSeconds * 1000);
  return isGuarded ? earlier(worst, later(endsAt, after(startsAt, SPREAD_MS))) : worst;
}

/**
 * What holds for access that was given: `gone` is when AWS listed it no longer, or the earliest that this can be. Who
 * changed the guard by hand took away what it promised, until ours is in force again.
 */
export function credentialsDeadBy(
  gone: Date,
  cover: readonly ToldGuard[],
  { edit }: Pick<GuardHistory, "edit">,
  { sessionSeconds }: Session,
): Date {
  const worst = after(gone, sessionSeconds * 1000);
  const denied = deniedBy(cover);
  if (!denied) return worst;
  const [armed] = cover;
  const isBroken = edit !== null && !!armed && edit.at >= armed.at && edit.at < worst;
  if (!isBroken) return earlier(worst, denied);
  return edit.mendedAt ? earlier(worst, later(denied, after(edit.mendedAt, SPREAD_MS))) : worst;
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
