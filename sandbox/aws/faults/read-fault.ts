/** Reading faults that came as JSON: what is wrong with one is said in a sentence. */
import { FAILURE_REASONS, type Fault, type FaultEffect, type FaultPlan } from "./fault-plan";

const MATCH_MEMBERS = [
  "service",
  "operation",
  "principalId",
  "accountId",
  "permissionSetArn",
  "callerAccountId",
];
const TUPLE_MEMBERS = ["principalType", "principalId", "accountId", "permissionSetArn"];
const LONGEST_STALE_MS = 3_600_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isDuration = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown) => typeof value === "number" && Number.isInteger(value) && value >= 1;
const isMaybe = (value: unknown, check: (value: unknown) => boolean) => value === undefined || check(value);
const isOneOf = (value: unknown, ...values: readonly unknown[]) => values.includes(value);

function isTuple(value: unknown): boolean {
  if (!isObject(value) || !isOneOf(value.principalType, "USER", "GROUP")) return false;
  return TUPLE_MEMBERS.every((member) => typeof value[member] === "string");
}

/** By kind: whether the members of the effect are as they should be. */
const EFFECTS: Record<FaultEffect["kind"], (effect: Record<string, unknown>) => boolean> = {
  throttle: () => true,
  conflict: () => true,
  "error-before": () => true,
  "error-after": () => true,
  "cut-before": () => true,
  "cut-after": () => true,
  delay: ({ ms, applied }) => isDuration(ms) && isOneOf(applied, undefined, "at-once", "late"),
  "in-progress": ({ ms, applied }) => isMaybe(ms, isDuration) && isOneOf(applied, undefined, true, false),
  fail: ({ reason, applied }) =>
    isOneOf(reason, ...FAILURE_REASONS) && isOneOf(applied, undefined, true, false),
  "stale-list": ({ ms }) => isDuration(ms) && Number(ms) <= LONGEST_STALE_MS,
  "empty-page": () => true,
  "expired-credentials": () => true,
  down: () => true,
  drift: ({ change, tuple, when }) =>
    isOneOf(change, "add", "remove") &&
    isMaybe(tuple, isTuple) &&
    isOneOf(when, undefined, "before", "after"),
};

function problemOf(fault: unknown): string | undefined {
  if (!isObject(fault)) return "a fault is an object";
  const { id, match, fromCall, calls, afterMs, forMs, effect } = fault;
  if (!isMaybe(id, (value) => typeof value === "string")) return "id must be a text";
  if (!isMaybe(match, isObject)) return "match must be an object";
  for (const [name, value] of Object.entries(match ?? {})) {
    if (!MATCH_MEMBERS.includes(name)) return `match has no member ${name}`;
    if (!isMaybe(value, (one) => typeof one === "string")) return `match.${name} must be a text`;
  }
  if (!isMaybe(fromCall, isCount)) return "fromCall must be a whole number from 1";
  if (calls !== "all" && !isMaybe(calls, isCount)) return 'calls must be a whole number from 1, or "all"';
  if (!isMaybe(afterMs, isDuration) || !isMaybe(forMs, isDuration))
    return "afterMs and forMs must be milliseconds";
  if (!isObject(effect) || typeof effect.kind !== "string" || !Object.hasOwn(EFFECTS, effect.kind)) {
    return `effect.kind must be one of ${Object.keys(EFFECTS).join(", ")}`;
  }
  const isRight = EFFECTS[effect.kind as FaultEffect["kind"]](effect);
  return isRight ? undefined : `the members of the effect ${effect.kind} are not as they should be`;
}

/** Reads one fault, or a plan of several; the answer is a sentence when it is neither. */
export function readFaults(value: unknown): Fault[] | string {
  const isPlan = isObject(value) && Array.isArray(value.faults);
  const faults: unknown[] = isPlan ? (value as unknown as FaultPlan).faults : [value];
  for (const fault of faults) {
    const problem = problemOf(fault);
    if (problem !== undefined) return problem;
  }
  return faults as Fault[];
}
