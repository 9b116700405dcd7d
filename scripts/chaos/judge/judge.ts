// The judge of a chaos run: compares what AWS truly had with what should have been. Pure.

import { openTogether, overRate, unwrittenCalls } from "./call-rules";
import { coversOf } from "./cover";
import type { Evidence, Violation } from "./evidence";
import { falseReasons, falseStates, lostGrants } from "./grant-rules";
import { type Lateness, latenessOf } from "./lateness";
import { earlyEnds, orphans, strangersTaken } from "./taken-rules";
import { unwrittenChanges } from "./trail-rules";
import { truthOf } from "./truth";

/** What came of a run: every broken promise, and how late access ended. */
export interface Verdict {
  violations: readonly Violation[];
  lateness: readonly Lateness[];
}

/** Judges by every rule. */
export function judge(evidence: Evidence): Verdict {
  const truth = truthOf(evidence);
  const covers = coversOf(evidence);
  return {
    violations: [
      ...orphans(truth, covers),
      ...earlyEnds(truth, covers),
      ...strangersTaken(truth, evidence),
      ...lostGrants(truth, covers, evidence),
      ...falseStates(truth, covers, evidence),
      ...falseReasons(truth, covers),
      ...unwrittenCalls(evidence),
      ...openTogether(evidence),
      ...overRate(evidence),
      ...unwrittenChanges(evidence),
    ],
    lateness: latenessOf(truth, covers, evidence.disturbances),
  };
}
