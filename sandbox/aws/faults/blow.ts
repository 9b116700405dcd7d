/** What all the faults that strike one call make of it, in one. */
import { AwsError } from "../aws-error";
import type { Twist } from "../call";
import type { AssignmentTuple } from "../organization";
import { tooMany } from "../throttle";
import type { LaidFault } from "./faults";

/** An assignment that somebody changes at a call. */
export interface Drift {
  change: "add" | "remove";
  tuple: AssignmentTuple | undefined;
  when: "before" | "after";
}

/** The sum of the faults. */
export interface Blow {
  /** The connection is reset before anything is done. */
  isCutBefore: boolean;
  /** The error that is answered instead of doing anything. */
  refusal: AwsError | undefined;
  /** What the operation itself must heed. */
  twist: Twist;
  isPageEmpty: boolean;
  drifts: Drift[];
  /** A 500 is answered though it was done. */
  failsAfter: boolean;
  /** The connection is reset though it was done. */
  isCutAfter: boolean;
  delayMs: number;
  /** It is done only when the delay is over. */
  isLate: boolean;
}

const SERVER_ERRORS: Record<string, string> = {
  "sso-admin": "InternalServerException",
  identitystore: "InternalServerException",
  organizations: "ServiceException",
  iam: "ServiceFailure",
};

/** The service's own 500. */
export function serverError(service: string): AwsError {
  const code = SERVER_ERRORS[service] ?? "InternalFailure";
  return new AwsError(code, "The request processing has failed because of an unknown error.", {}, 500);
}

function conflict(service: string): AwsError {
  if (service === "iam") {
    const message =
      "The request was rejected because multiple requests to change this object were submitted simultaneously.";
    return new AwsError("ConcurrentModification", message, {}, 409);
  }
  const message = "There is a conflicting operation in process. Wait for it to complete and try again.";
  return new AwsError("ConflictException", message);
}

function refusalOf(kind: LaidFault["effect"]["kind"], service: string): AwsError | undefined {
  switch (kind) {
    case "throttle":
      return tooMany(service);
    case "conflict":
      return conflict(service);
    case "error-before":
      return serverError(service);
    case "expired-credentials":
      return new AwsError("ExpiredTokenException", "The security token included in the request is expired");
    default:
      return undefined;
  }
}

/** Sums up the faults that strike a call of a service at `atMs`. */
export function blowOf(strikes: readonly LaidFault[], service: string, atMs: number): Blow {
  const blow: Blow = {
    isCutBefore: false,
    refusal: undefined,
    twist: {},
    isPageEmpty: false,
    drifts: [],
    failsAfter: false,
    isCutAfter: false,
    delayMs: 0,
    isLate: false,
  };
  for (const { id, effect } of strikes) {
    blow.refusal ??= refusalOf(effect.kind, service);
    if (effect.kind === "down" || effect.kind === "cut-before") blow.isCutBefore = true;
    if (effect.kind === "cut-after") blow.isCutAfter = true;
    if (effect.kind === "error-after") blow.failsAfter = true;
    if (effect.kind === "empty-page") blow.isPageEmpty = true;
    if (effect.kind === "stale-list") blow.twist.listAgeMs = effect.ms;
    if (effect.kind === "delay") {
      blow.delayMs += effect.ms;
      blow.isLate ||= effect.applied === "late";
    }
    if (effect.kind === "drift") {
      blow.drifts.push({ change: effect.change, tuple: effect.tuple, when: effect.when ?? "before" });
    }
    if (effect.kind === "in-progress") {
      const until = effect.ms === undefined ? {} : { untilMs: atMs + effect.ms };
      blow.twist.held = { faultId: id, isApplied: effect.applied ?? false, ...until };
    }
    if (effect.kind === "fail") {
      blow.twist.forced = { reason: effect.reason, isApplied: effect.applied ?? false };
    }
  }
  return blow;
}
