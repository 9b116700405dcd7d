/** The conditions of policy statements, as far as the sandbox evaluates them. */
import { isArnLike, isLike } from "./pattern";

/** What is known of a request, by condition key in lower case. */
export type Context = Record<string, string>;

/** One condition: an operator, a key, and the values of which one must hold. */
export interface Condition {
  operator: string;
  key: string;
  values: string[];
}

type Compare = (given: string, wanted: string) => boolean;

function instantOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const equals: Compare = (given, wanted) => given === wanted;
const byInstant =
  (holds: (given: number, wanted: number) => boolean): Compare =>
  (given, wanted) =>
    holds(instantOf(given), instantOf(wanted));

const POSITIVE: Record<string, Compare> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: isLike,
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  DateEquals: byInstant((given, wanted) => given === wanted),
  DateGreaterThan: byInstant((given, wanted) => given > wanted),
  DateGreaterThanEquals: byInstant((given, wanted) => given >= wanted),
  DateLessThan: byInstant((given, wanted) => given < wanted),
  DateLessThanEquals: byInstant((given, wanted) => given <= wanted),
};

/** A negated operator holds when none of its values does. */
const NEGATED: Record<string, Compare> = {
  StringNotEquals: equals,
  StringNotLike: isLike,
  ArnNotEquals: isArnLike,
  ArnNotLike: isArnLike,
};

const bare = (operator: string) => operator.replace(/IfExists$/, "");

/** Whether the sandbox knows the operator. */
export function isKnownOperator(operator: string): boolean {
  return bare(operator) in POSITIVE || bare(operator) in NEGATED || operator === "Null";
}

/** Whether a condition holds. A key that is not known of the request fails what is positive, and fulfils what is negated. */
export function holds({ operator, key, values }: Condition, context: Context): boolean {
  const given = context[key.toLowerCase()];
  if (operator === "Null") return values.some((value) => (value === "true") === (given === undefined));
  const [positive, negated] = [POSITIVE[bare(operator)], NEGATED[bare(operator)]];
  if (given === undefined) return operator.endsWith("IfExists") || negated !== undefined;
  if (positive) return values.some((value) => positive(given, value));
  return negated !== undefined && !values.some((value) => negated(given, value));
}
