// What a run does and when: made from the seed alone, before anything starts. Milliseconds since the run began.

import { type Random, seededRandom } from "@/sandbox/aws/random";
import { type PlannedFault, planFaults } from "./fault-plan";
import { OFFERS } from "./offers";

/** What people do through the portal, and others behind its back. `choice` picks among what there is then. */
export type Act =
  | { kind: "ask"; atMs: number; wish: Wish; approver: string; approveAfterMs: number }
  | { kind: "done" | "revoke"; atMs: number; choice: number }
  | { kind: "disable"; atMs: number; forMs: number; person: string }
  | { kind: "give-group" | "give-person"; atMs: number; forMs: number; choice: number }
  | { kind: "take-away"; atMs: number; choice: number };

/** What is asked for; `startsInSeconds` absent: from the approval. */
export interface Wish {
  person: string;
  accounts: readonly string[];
  permissionSet: string;
  minutes: number;
  startsInSeconds?: number;
}

/** A whole run. */
export interface Plan {
  acts: readonly Act[];
  faults: readonly PlannedFault[];
}

const MINUTE_MS = 60_000;
const ASK_EVERY_MS = 2_000;

/** Plans a run of so many minutes. The same seed gives the same plan. */
export function planRun(seed: string, minutes: number, queue: "redis" | "postgres"): Plan {
  const random = seededRandom(seed);
  const lastsMs = minutes * MINUTE_MS;
  const acts = [
    ...planAsks(random.stream("asks"), lastsMs),
    ...planEnds(random.stream("ends"), lastsMs),
    ...planStrangers(random.stream("strangers"), lastsMs),
  ];
  return {
    acts: acts.sort((a, b) => a.atMs - b.atMs),
    faults: planFaults(random.stream("faults"), lastsMs, queue),
  };
}

/** Asks, a fifth of them for the same again: what overlaps must extend. */
function planAsks(random: Random, lastsMs: number): Act[] {
  const acts: Act[] = [];
  let last: Wish | undefined;
  for (let atMs = 0; atMs < lastsMs; atMs += random.between([0.4 * ASK_EVERY_MS, 1.6 * ASK_EVERY_MS])) {
    const isLate = atMs > lastsMs - MINUTE_MS;
    const wish: Wish = last && random.chance(0.2) ? last : newWish(random);
    last = { ...wish, minutes: !isLate && random.chance(0.15) ? 2 : 1 };
    const approver = OFFERS.find(({ accounts }) => accounts.some((each) => each === wish.accounts[0]))
      ?.approvers[0];
    acts.push({
      kind: "ask",
      atMs,
      wish: !isLate && random.chance(0.15) ? { ...last, startsInSeconds: 15 } : last,
      approver: approver ?? "bruno",
      approveAfterMs: random.mostlySmall([0, 6_000]),
    });
  }
  return acts;
}

function newWish(random: Random): Wish {
  const offer = random.pick(OFFERS);
  const accounts = offer.accounts.filter(() => random.chance(0.6));
  return {
    person: random.pick(offer.people),
    accounts: accounts.length > 0 ? accounts : [random.pick(offer.accounts)],
    permissionSet: random.pick(offer.permissionSets),
    minutes: 1,
  };
}

function planEnds(random: Random, lastsMs: number): Act[] {
  return times(random, 15_000, lastsMs, [6_000, 14_000]).map((atMs) => ({
    kind: random.chance(0.6) ? "done" : "revoke",
    atMs,
    choice: random.fraction(),
  }));
}

/** What happens behind the portal's back, and people who are disabled for a while. */
function planStrangers(random: Random, lastsMs: number): Act[] {
  return times(random, 8_000, lastsMs, [6_000, 14_000]).map((atMs): Act => {
    const forMs = random.between([10_000, 30_000]);
    const choice = random.fraction();
    const kind = random.pick(["disable", "give-group", "give-person", "give-person", "take-away"] as const);
    if (kind === "take-away") return { kind, atMs, choice };
    return kind === "disable"
      ? { kind, atMs, forMs: forMs / 2, person: random.pick(["ana", "carla", "diego"]) }
      : { kind, atMs, forMs, choice };
  });
}

/** Instants with pauses in between. */
function times(random: Random, fromMs: number, untilMs: number, pause: readonly [number, number]): number[] {
  const found: number[] = [];
  for (let atMs = fromMs; atMs < untilMs; atMs += random.between(pause)) found.push(atMs);
  return found;
}
