// Which faults a run makes, when, and on whom: every kind in turn, in an order that the seed shuffles, overlapping.

import type { Random } from "@/sandbox/aws/random";

/** A fault that lasts. `victim` is a number that picks a process; `choice` (0 to 1) says how bad it is. */
export interface PlannedFault {
  kind: FaultKind;
  atMs: number;
  forMs: number;
  victim: number;
  choice: number;
}

/** How long each kind lasts, in milliseconds. */
const LASTS = {
  "kill worker": [1_000, 8_000],
  "kill web": [1_000, 8_000],
  "freeze worker": [20_000, 40_000],
  "clock ahead": [20_000, 40_000],
  "clock behind": [20_000, 40_000],
  "flush queue": [0, 0],
  "queue down": [5_000, 15_000],
  "redis killed": [3_000, 10_000],
  "postgres restarted": [500, 3_000],
  "postgres crashed": [500, 3_000],
  "cut everything": [0, 0],
  "cut one": [0, 0],
  "stall postgres": [3_000, 12_000],
  "stall aws": [3_000, 12_000],
  "one without postgres": [5_000, 15_000],
  "one without aws": [5_000, 15_000],
  "region down": [4_000, 15_000],
  "throttle burst": [4_000, 10_000],
  conflicts: [5_000, 15_000],
  "cut before": [5_000, 15_000],
  "cut after": [5_000, 15_000],
  "error after": [5_000, 15_000],
  "in progress": [8_000, 20_000],
  "stale lists": [10_000, 20_000],
} as const;

export type FaultKind = keyof typeof LASTS;

/** Before the first fault something must have begun; the last ones are healed before the run is over. */
const CALM_MS = 8_000;
const SHORTEST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 7_000;

/** Plans faults for a run: each kind once before any comes again. */
export function planFaults(random: Random, lastsMs: number, queue: "redis" | "postgres"): PlannedFault[] {
  const kinds = (Object.keys(LASTS) as FaultKind[]).filter(
    (kind) => queue === "redis" || kind !== "redis killed",
  );
  const onceEachMs = (lastsMs - CALM_MS) / kinds.length;
  const pauseMs = Math.min(Math.max(onceEachMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
  const faults: PlannedFault[] = [];
  let turn: FaultKind[] = [];
  for (let atMs = CALM_MS; atMs < lastsMs; atMs += pauseMs * random.between([0.6, 1.3])) {
    if (turn.length === 0) turn = shuffled(random, kinds);
    const kind = turn.pop();
    if (kind === undefined) break;
    const forMs = random.between(LASTS[kind]);
    faults.push({
      kind,
      atMs,
      forMs,
      victim: Math.floor(random.fraction() * 1_000),
      choice: random.fraction(),
    });
  }
  return faults;
}

function shuffled<T>(random: Random, things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, place: random.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}
