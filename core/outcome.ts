// An expected no is a value. Its code is worded in messages/<language>/refusals.json, and only there.
import type { RefusalCode } from "./refusal-codes";

export interface Refusal {
  readonly code: RefusalCode;
  /** What the wording needs: names, minutes, instants (ISO 8601). */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The form field it is about, where it is about one. */
  readonly field?: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A yes, with what it yields. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A no for one reason. */
export function refused(code: RefusalCode, facts: Refusal["facts"] = {}, field?: string): Outcome<never> {
  return { ok: false, refusals: [refusal(code, facts, field)] };
}

/** A reason alone, for those who collect several. */
export function refusal(code: RefusalCode, facts: Refusal["facts"] = {}, field?: string): Refusal {
  return field === undefined ? { code, facts } : { code, facts, field };
}
