// The teeth: for each safeguard a plan that goes well with it, and breaks a promise without it.
import type { Command, Plan, Trouble } from "@/scripts/model/plan";
import type { Alter } from "@/scripts/model/ports";
import {
  withoutFreshness,
  withoutProofOfAbsence,
  withoutReferenceCount,
  withoutSingleOperation,
  withoutStandingCheck,
  withoutSweep,
} from "./switches";

export interface Tooth {
  readonly safeguard: string;
  readonly test: string;
  readonly plan: Plan;
  readonly off: () => Alter;
  /** The promise that has to be found broken. */
  readonly bites: string;
  /** What the database refuses by itself, switched off as well. */
  readonly dropIndex?: { readonly name: string; readonly again: string };
}

const minute: Command = { afterMs: 0, do: "grant", tuple: 0, minutes: 1, startsInMs: null };

function planOf(commands: readonly Command[], change: Partial<Plan> = {}): Plan {
  const plain = {
    seed: 17,
    workers: 1,
    guarded: false,
    nudged: true,
    shuffled: false,
    pace: "quick",
  } as const;
  return { ...plain, commands, troubles: [], ...change };
}

/** So long that new access is given meanwhile: a lost delete holds it up for 5 min and 20 s. */
const pausedWithADelete: Trouble = { is: "pause", worker: 1, atTurn: 15, when: "after", forMs: 350_000 };

const slowDelete: Trouble = {
  is: "fault",
  operation: "DeleteAccountAssignment",
  fromCall: 1,
  calls: 1,
  effect: { kind: "delay", ms: 9_000, applied: "at-once" },
};

export const teeth: readonly Tooth[] = [
  {
    safeguard: "the sweep",
    test: "a minute's access ends, though nobody is woken at its end",
    plan: planOf([minute]),
    off: withoutSweep,
    bites: "no overstay (2)",
  },
  {
    safeguard: "the single open operation",
    test: "AWS takes nine seconds to answer a delete, and another worker comes by",
    plan: planOf([minute], { workers: 2, troubles: [slowDelete] }),
    off: withoutSingleOperation,
    bites: "one at a time",
    dropIndex: {
      name: "operation_one_open",
      again: `CREATE UNIQUE INDEX operation_one_open ON operation (assignment_id) WHERE state IN ('written', 'accepted')`,
    },
  },
  {
    safeguard: "the freshness of a decision",
    test: "a worker stands still before it sends a delete, and the same access is given anew meanwhile",
    plan: planOf([minute, { ...minute, afterMs: 85_000, minutes: 10 }], {
      workers: 2,
      troubles: [pausedWithADelete],
    }),
    off: withoutFreshness,
    bites: "none early",
  },
  {
    safeguard: "the reference count",
    test: "one access ends while another covers the same assignment",
    plan: planOf([minute, { ...minute, minutes: 2 }]),
    off: withoutReferenceCount,
    bites: "none early",
  },
  {
    safeguard: "the standing check",
    test: "somebody asks for what was given by hand",
    plan: planOf([
      { afterMs: 0, do: "give-by-hand", tuple: 0, standing: false },
      { ...minute, startsInMs: 1_000 },
    ]),
    off: withoutStandingCheck,
    bites: "not ours, not removed",
  },
  {
    safeguard: "the proof of absence",
    test: "AWS takes a while to take access away",
    plan: planOf([minute], { pace: "slow" }),
    off: withoutProofOfAbsence,
    bites: "true states",
  },
];
