// What happened to one assignment, in order: the ledger's changes and the sandbox's record, merged.

import { type Evidence, keyOf } from "./judge/evidence";

/** One line for each thing, with the seconds since the run began. */
export function timelineOf(evidence: Evidence, key: string, beganAtMs: number): string[] {
  const mine = new Map([
    ...evidence.grants
      .filter((each) => each.key === key)
      .map(({ id }) => [id, `grant ${id.slice(0, 8)}`] as const),
    ...evidence.operations
      .filter((each) => each.key === key)
      .map(({ id, kind }) => [id, `${kind} ${id.slice(0, 8)}`] as const),
  ]);
  const ledger = evidence.sightings
    .filter(({ id, what }) => mine.has(id) && what !== "audit")
    .map(({ atMs, id, what, was, became }) => {
      const subject = what === "grant-end" ? `${mine.get(id)}'s end` : mine.get(id);
      return { atMs, line: `ledger   ${subject}: ${was ? `${was} → ` : ""}${became}` };
    });
  const aws = evidence.record
    .filter(({ tuple }) => tuple && keyOf(tuple) === key)
    .map(({ at, kind, operation, outcome, detail }) => ({
      atMs: Date.parse(at),
      line: `AWS      ${kind} ${operation}: ${outcome}${detail ? ` (${detail})` : ""}`,
    }));
  const all = [...ledger, ...aws].sort((a, b) => a.atMs - b.atMs);
  const [from, until] = [all[0]?.atMs ?? 0, all.at(-1)?.atMs ?? 0];
  const faults = evidence.disturbances
    .filter(({ fromMs, untilMs }) => fromMs <= until && untilMs >= from)
    .map(({ name, fromMs, untilMs }) => ({
      atMs: fromMs,
      line: `fault    ${name}, until ${((untilMs - beganAtMs) / 1000).toFixed(1)}`,
    }));
  return [...all, ...faults]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, line }) => `${((atMs - beganAtMs) / 1000).toFixed(3).padStart(9)}  ${line}`);
}
