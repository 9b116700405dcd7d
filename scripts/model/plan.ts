// What a run is: commands of people, faults, and how the processes fare. Plain data, so that it shrinks and prints.
import type { FaultEffect } from "@/sandbox/aws/faults/fault-plan";

/** One of the run's three assignments; the first two are of two people on one account and permission set. */
export type TupleIndex = 0 | 1 | 2;

/** What people do, each so long after the one before. */
export type Command = { readonly afterMs: number } & (
  | {
      readonly do: "grant";
      readonly tuple: TupleIndex;
      readonly minutes: number;
      /** The start asked for, from then; null: from the approval. */
      readonly startsInMs: number | null;
    }
  | {
      readonly do: "done" | "revoke" /** of the grants so far, counted from the latest */;
      readonly back: number;
    }
  | { readonly do: "give-by-hand"; readonly tuple: TupleIndex; readonly standing: boolean }
  | { readonly do: "take-by-hand"; readonly tuple: TupleIndex }
  | { readonly do: "give-group" | "take-group"; readonly tuple: TupleIndex }
  | { readonly do: "disable" | "enable"; readonly tuple: TupleIndex }
  | { readonly do: "freeze" | "lift" }
);

/** AWS's operations that faults strike. */
export const STRUCK = [
  "CreateAccountAssignment",
  "DeleteAccountAssignment",
  "ListAccountAssignments",
  "DescribeAccountAssignmentCreationStatus",
  "DescribeAccountAssignmentDeletionStatus",
  "DescribeUser",
  "IsMemberInGroups",
  "AssumeRole",
  "GetPolicy",
  "GetPolicyVersion",
  "CreatePolicyVersion",
] as const;

export type Trouble =
  /** A fault of AWS's, at the n-th call of an operation. */
  | {
      readonly is: "fault";
      readonly operation: (typeof STRUCK)[number];
      readonly fromCall: number;
      readonly calls: number;
      readonly effect: FaultEffect;
    }
  /** A service is gone for a while. */
  | { readonly is: "down"; readonly service: string | null; readonly atMs: number; readonly forMs: number }
  /** SIGKILL at the n-th turn of a worker; another starts a while later. */
  | {
      readonly is: "kill";
      readonly worker: number;
      readonly atTurn: number;
      readonly when: "before" | "within" | "after";
      /** Others see its lock for so long. */
      readonly lockMs: number;
      readonly restartMs: number;
    }
  /** SIGSTOP and SIGCONT, at the n-th turn. */
  | {
      readonly is: "pause";
      readonly worker: number;
      readonly atTurn: number;
      readonly when: "before" | "after";
      readonly forMs: number;
    }
  /** A transaction breaks: nothing is written, or it is and nobody is told. */
  | { readonly is: "break"; readonly worker: number; readonly atTurn: number; readonly written: boolean }
  /** Postgres's clock jumps. */
  | { readonly is: "clock"; readonly atMs: number; readonly byMs: number }
  /** A worker's lock is lost for a while, though it lives. */
  | { readonly is: "unlock"; readonly worker: number; readonly atMs: number; readonly forMs: number };

export interface Plan {
  readonly seed: number;
  readonly workers: 1 | 2;
  readonly guarded: boolean;
  /** Whether the queue wakes workers at once; else the sweep finds what is due, within a second. */
  readonly nudged: boolean;
  /** Whether chance decides who proceeds; else who waited longest. */
  readonly shuffled: boolean;
  readonly pace: "quick" | "usual" | "slow";
  readonly commands: readonly Command[];
  readonly troubles: readonly Trouble[];
}
