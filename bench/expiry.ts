// How soon after its end access is being taken away: from the end to the delete reaching AWS.

import type { Bench } from "@/bench/bench";
import { type Lateness, measureEnds } from "@/bench/lifecycle/ends";
import { answerOf, queuesOf } from "@/bench/lifecycle/queue-flag";

/** The bench `expiry`. */
export const bench: Bench = {
  about:
    "500 grants ending over 60 s: from the end to the delete in AWS (p50 ≤ 1 s, p99 ≤ 3 s) [--queue redis|postgres]",
  async run(flags) {
    const runs: Lateness[] = [];
    for (const queue of queuesOf(flags)) runs.push(await measureEnds(queue));
    return answerOf(runs, { p50Ms: 1_000, ratio: 1 });
  },
};
