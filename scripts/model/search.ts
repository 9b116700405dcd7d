// Looking for a plan that breaks a promise, and then for the shortest one like it.
import fc from "fast-check";
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { plans } from "./chance";
import { Coverage } from "./coverage";
import type { Evidence } from "./evidence";
import type { Ground } from "./ground";
import { judge } from "./judge/judge";
import type { Plan } from "./plan";
import type { Alter } from "./ports";
import { run } from "./run";

export interface SearchOptions {
  readonly seed: number;
  readonly runs: number;
  /** Where fast-check found something before. */
  readonly path?: string | undefined;
  readonly onRun?: (coverage: Coverage) => void;
  readonly alter?: Alter;
  /** No more runs are begun once it says so. */
  readonly until?: () => boolean;
  /** Whether the shortest plan is looked for. */
  readonly shrink?: boolean;
}

export interface Finding {
  readonly plan: Plan;
  readonly path: string;
  readonly violations: readonly Violation[];
  readonly evidence: Evidence;
  readonly shrinks: number;
}

/** Plays plans by chance; the shortest that broke a promise, if any did. Shrinking takes at most some minutes. */
export async function search(
  ground: Ground,
  { seed, runs, path, onRun, alter, until, shrink = true }: SearchOptions,
): Promise<{ coverage: Coverage; finding: Finding | undefined }> {
  const coverage = new Coverage();
  let found: { violations: Violation[]; evidence: Evidence; atMs: number } | undefined;
  const property = fc.asyncProperty(plans, async (plan) => {
    const isShrinking = found !== undefined;
    const isTimeUp = found ? performance.now() - found.atMs > MOST_SHRINKING_MS : until?.();
    if (isTimeUp) return true;
    const evidence = await run(ground, plan, alter);
    const violations = judge(evidence);
    if (!isShrinking) coverage.add(evidence);
    if (!isShrinking) onRun?.(coverage);
    if (violations.length > 0) found = { violations, evidence, atMs: found?.atMs ?? performance.now() };
    return violations.length === 0;
  });
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path }),
  });
  if (!result.failed || !found || !result.counterexample) return { coverage, finding: undefined };
  const [plan] = result.counterexample;
  const { violations, evidence } = found;
  return {
    coverage,
    finding: {
      plan,
      path: result.counterexamplePath ?? "",
      violations,
      evidence,
      shrinks: result.numShrinks,
    },
  };
}

const MOST_SHRINKING_MS = 120_000;
