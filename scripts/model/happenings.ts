// Everything that happened in a run, in order, for whoever looks into a violation.
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import type { Evidence } from "./evidence";

/** A line each. */
export function happeningsOf({ record, sightings, statements, disturbances, sessions }: Evidence): string {
  const lines: [number, string][] = [
    ...record.map(({ at, kind, operation, outcome, tuple, detail }): [number, string] => [
      Date.parse(at),
      `AWS     ${kind} ${operation} ${outcome} ${tuple?.principalId.slice(-4) ?? ""} ${tuple?.permissionSetArn.slice(-4) ?? ""} ${detail ?? ""}`,
    ]),
    ...sightings.map(({ atMs, what, id, was, became }): [number, string] => [
      atMs,
      `ledger  ${what} ${id.slice(0, 8)} ${was ?? ""} → ${became}`,
    ]),
    ...statements.map(({ atMs, id, notAfterMs, issuedBeforeMs, isGone }): [number, string] => [
      atMs,
      `guard   ${id.slice(0, 8)} from ${timeOf(notAfterMs)} on${issuedBeforeMs ? `, issued before ${timeOf(issuedBeforeMs)}` : ""}${isGone ? ", gone" : ""}`,
    ]),
    ...disturbances.map(({ fromMs, untilMs, name }): [number, string] => [
      fromMs,
      `TROUBLE ${name}${untilMs > fromMs ? ` until ${timeOf(untilMs)}` : ""}`,
    ]),
    ...sessions.map(({ openedAtMs, key, tries }): [number, string] => [
      openedAtMs,
      `session of ${key.slice(32, 36)} ${key.slice(-4)}: ${tries.map(({ atMs, isAllowed }) => `${timeOf(atMs).slice(0, 8)}${isAllowed ? "+" : "-"}`).join(" ")}`,
    ]),
  ];
  return lines
    .sort(([one], [other]) => one - other)
    .map(([atMs, line]) => `  ${timeOf(atMs)}  ${line}`)
    .join("\n");
}
