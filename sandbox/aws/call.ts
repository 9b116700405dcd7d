/** One API call as an operation sees it, and how an operation is declared. */
import { type AwsError, validationError } from "./aws-error";
import type { ForcedFailure, HeldUp } from "./operations";
import { type Shape, structure, type Violation, wordViolations } from "./shape";

/** What faults make of a call that an operation runs all the same. */
export interface Twist {
  /** Lists of assignments answer as of so long ago. */
  listAgeMs?: number;
  /** The asynchronous operation that begins is held up, by that fault. */
  held?: HeldUp;
  /** The asynchronous operation that begins ends FAILED. */
  forced?: ForcedFailure;
}

/** Who calls, where and when. */
export interface Call {
  requestId: string;
  /** The account of the credentials. */
  accountId: string;
  /** The principal of the credentials. */
  arn: string;
  /** `AROA…:session` or `AIDA…`. */
  userId: string;
  region: string;
  atMs: number;
  twist?: Twist;
}

/** What faults make of the asynchronous operation that a call begins. */
export function heldAndForced({ twist }: Call): Pick<Twist, "held" | "forced"> {
  return {
    ...(twist?.held ? { held: twist.held } : {}),
    ...(twist?.forced ? { forced: twist.forced } : {}),
  };
}

/** An operation: reads its input, answers its output. */
interface Operation {
  /** Runs the operation; throws an AwsError for what AWS would refuse. `input` is parsed JSON. */
  answer(input: unknown, call: Call): object;
}

/** How a service words broken constraints. */
export type Refuse = (violations: Violation[]) => AwsError;

/** The wording that most services share. */
const refuseByValidation: Refuse = (violations) => validationError(wordViolations(violations));

/** Declares an operation by the members of its input. */
export function operation<M extends Record<string, Shape<unknown>>>(
  members: M,
  run: (input: ReturnType<typeof structure<M>> extends Shape<infer T> ? T : never, call: Call) => object,
  refuse: Refuse = refuseByValidation,
): Operation {
  const shape = structure(members);
  return {
    answer(input, call) {
      const violations: Violation[] = [];
      const read = shape.read(input, "", (violation) => violations.push(violation));
      if (violations.length > 0) throw refuse(violations);
      return run(read as never, call);
    },
  };
}

/** A service: its operations by name. */
export type Operations = Record<string, Operation>;
