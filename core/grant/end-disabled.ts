// Whoever is disabled or gone from the directory loses what they have: all their ends are set to now.
import type { Waker } from "../assignment/ports";
import type { LiveDirectory } from "../directory/ports";
import type { PersonId } from "../ids";
import type { Database } from "../ports";
import { endAll } from "./end";

export interface EndDisabledPorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly waker: Waker;
  /** A clock that only goes forward. Milliseconds. */
  readonly monotonicMs: () => number;
  /** Hears of somebody who could not be asked about: that proves nothing, and they are asked about again. */
  readonly onTrouble: (personId: PersonId, error: unknown) => void;
}

/** Whom the copy shows disabled or gone is asked about as often as this. */
const LOOK_MS = 30_000;
/** Everybody else who has something is asked about as often as this, whatever the copy says. */
const ROUND_MS = 5 * 60_000;

/**
 * Rounds through all who have something or are about to: each call asks the directory about one of them, so that the
 * caller's pace is the rate. Only the live answer ends anything: the copy, which may come of a list that was cut off,
 * only says whom to ask first. The answer of a call is how many grants it ended.
 */
export function endDisabled(ports: EndDisabledPorts): () => Promise<number> {
  const askedAtMs = new Map<PersonId, number>();
  let waiting: PersonId[] = [];
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = ports.monotonicMs();
    if (now - lookedAtMs >= LOOK_MS) {
      lookedAtMs = now;
      waiting = await whomToAsk(ports, askedAtMs, now);
    }
    const next = waiting.shift();
    if (next === undefined) return 0;
    askedAtMs.set(next, now);
    return endIfDisabled(ports, next);
  };
}

/** Those the copy shows disabled or gone first, then whoever was not asked about for longest. */
async function whomToAsk(
  { database }: EndDisabledPorts,
  askedAtMs: Map<PersonId, number>,
  now: number,
): Promise<PersonId[]> {
  const holders = await database.transact((tx) => tx.grants.holders());
  const known = new Set(holders.map(({ personId }) => personId));
  for (const personId of askedAtMs.keys()) if (!known.has(personId)) askedAtMs.delete(personId);
  const lastAsked = (personId: PersonId) => askedAtMs.get(personId) ?? Number.NEGATIVE_INFINITY;
  return holders
    .filter(({ personId, enabled }) => !enabled || now - lastAsked(personId) >= ROUND_MS)
    .sort(
      (one, other) =>
        Number(one.enabled) - Number(other.enabled) || lastAsked(one.personId) - lastAsked(other.personId),
    )
    .map(({ personId }) => personId);
}

async function endIfDisabled(ports: EndDisabledPorts, personId: PersonId): Promise<number> {
  try {
    const person = await ports.directory.describePerson(personId);
    if (person?.enabled) return 0;
    return await endAll(ports, personId, { outcome: "person-disabled", byId: null, reason: "" });
  } catch (error) {
    ports.onTrouble(personId, error);
    return 0;
  }
}
