/** The account assignments as they truly are, and as the lists, which lag, show them. */
import type { AssignmentTuple } from "./organization";
import type { RangeMs } from "./profile";
import type { Random } from "./random";
import type { Timeline } from "./timeline";

/** One string for one tuple. */
export function tupleKey(tuple: AssignmentTuple): string {
  return `${tuple.accountId}|${tuple.permissionSetArn}|${tuple.principalType}|${tuple.principalId}`;
}

/** A live assignment. */
export interface Assignment extends AssignmentTuple {
  createdAtMs: number;
}

interface Listed {
  assignment: Assignment;
  isLive: boolean;
  listedFromMs: number;
  listedUntilMs: number;
}

/** How far back stale lists can look. */
const PAST_MS = 3_600_000;

/** Assignments by account and permission set. */
export class AssignmentTable {
  readonly #timeline: Timeline;
  readonly #random: Random;
  readonly #listLagMs: RangeMs;
  readonly #byPlace = new Map<string, Map<string, Listed>>();
  /** What the lists no longer show, for lists that are behind. */
  readonly #past = new Map<string, Listed[]>();
  /** Told of every assignment that was made or taken away. */
  readonly onChanged: ((tuple: AssignmentTuple, isLive: boolean) => void)[] = [];

  constructor(timeline: Timeline, random: Random, listLagMs: RangeMs) {
    this.#timeline = timeline;
    this.#random = random;
    this.#listLagMs = listLagMs;
  }

  #place(tuple: Pick<AssignmentTuple, "accountId" | "permissionSetArn">): Map<string, Listed> {
    const key = `${tuple.accountId}|${tuple.permissionSetArn}`;
    const place = this.#byPlace.get(key) ?? new Map<string, Listed>();
    this.#byPlace.set(key, place);
    return place;
  }

  /** Whether the assignment truly exists. */
  has(tuple: AssignmentTuple): boolean {
    return this.#place(tuple).get(tupleKey(tuple))?.isLive ?? false;
  }

  /** From when on the lists show it, if it truly exists. */
  listedFromMs(tuple: AssignmentTuple): number | undefined {
    const listed = this.#place(tuple).get(tupleKey(tuple));
    return listed?.isLive ? listed.listedFromMs : undefined;
  }

  /** Whether anyone at all holds this permission set in this account. */
  isPlaceHeld(accountId: string, permissionSetArn: string): boolean {
    return [...this.#place({ accountId, permissionSetArn }).values()].some((one) => one.isLive);
  }

  /** Makes an assignment; the lists show it later. Without effect when it exists. */
  add(tuple: AssignmentTuple, options: { listedAtOnce?: boolean; createdAtMs?: number } = {}): void {
    if (this.has(tuple)) return;
    const nowMs = this.#timeline.now();
    const { principalType, principalId, accountId, permissionSetArn } = tuple;
    const createdAtMs = options.createdAtMs ?? nowMs;
    const former = this.#place(tuple).get(tupleKey(tuple));
    if (former) this.#remember(tuple, { ...former, listedUntilMs: Math.min(former.listedUntilMs, nowMs) });
    this.#place(tuple).set(tupleKey(tuple), {
      assignment: { principalType, principalId, accountId, permissionSetArn, createdAtMs },
      isLive: true,
      listedFromMs: options.listedAtOnce ? nowMs : nowMs + this.#random.between(this.#listLagMs),
      listedUntilMs: Number.POSITIVE_INFINITY,
    });
    for (const listener of this.onChanged) listener(tuple, true);
  }

  /** Takes an assignment away; the lists show it a little longer. False when there was none. */
  remove(tuple: AssignmentTuple): boolean {
    const place = this.#place(tuple);
    const listed = place.get(tupleKey(tuple));
    if (!listed?.isLive) return false;
    listed.isLive = false;
    listed.listedUntilMs = this.#timeline.now() + this.#random.between(this.#listLagMs);
    this.#timeline.at(listed.listedUntilMs, () => {
      if (place.get(tupleKey(tuple)) !== listed) return;
      place.delete(tupleKey(tuple));
      this.#remember(tuple, listed);
    });
    for (const listener of this.onChanged) listener(tuple, false);
    return true;
  }

  #remember(tuple: AssignmentTuple, listed: Listed): void {
    const key = `${tuple.accountId}|${tuple.permissionSetArn}`;
    const oldestMs = this.#timeline.now() - PAST_MS;
    const past = (this.#past.get(key) ?? []).filter((one) => one.listedUntilMs > oldestMs);
    this.#past.set(key, [...past, listed]);
  }

  /** What the lists show for one account and permission set, in a steady order; `ageMs` ago, if asked. */
  listed(accountId: string, permissionSetArn: string, ageMs = 0): Assignment[] {
    const atMs = this.#timeline.now() - ageMs;
    const past = ageMs > 0 ? (this.#past.get(`${accountId}|${permissionSetArn}`) ?? []) : [];
    return [...past, ...this.#place({ accountId, permissionSetArn }).values()]
      .filter((one) => one.listedFromMs <= atMs && atMs < one.listedUntilMs)
      .map((one) => one.assignment)
      .sort((a, b) => (tupleKey(a) < tupleKey(b) ? -1 : 1));
  }

  /** What the lists show everywhere; `ageMs` ago, if asked. */
  listedEverywhere(ageMs = 0): Assignment[] {
    const keys = new Set([...this.#byPlace.keys(), ...(ageMs > 0 ? this.#past.keys() : [])]);
    return [...keys].sort().flatMap((key) => {
      const [accountId = "", permissionSetArn = ""] = key.split("|");
      return this.listed(accountId, permissionSetArn, ageMs);
    });
  }

  /** What truly exists everywhere. */
  live(): Assignment[] {
    return [...this.#byPlace.values()]
      .flatMap((place) => [...place.values()])
      .filter((one) => one.isLive)
      .map((one) => one.assignment);
  }
}
