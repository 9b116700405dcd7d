// Every change of state is in the audit trail, written in the same transaction (invariant 11).

import type { Evidence, Violation } from "./evidence";
import { timeOf } from "./taken-rules";

/** Changes of requests and grants, of states and of ends, whose transaction wrote no audit entry about them. */
export function unwrittenChanges({ sightings, grants }: Evidence): Violation[] {
  const entries = new Set(
    sightings.filter(({ what }) => what === "audit").map(({ xid, id }) => `${xid} ${id}`),
  );
  const keys = new Map(grants.map(({ id, key }) => [id, key]));
  return sightings
    .filter(({ what }) => what === "grant" || what === "grant-end" || what === "request")
    .filter(({ xid, id }) => !entries.has(`${xid} ${id}`))
    .map(({ what, id, was, became, atMs }) => {
      const key = keys.get(id);
      const sentence = `The ${what} ${id} went from ${was ?? "nothing"} to ${became} at ${timeOf(atMs)}, and the trail does not say so.`;
      return { rule: "in the trail (11)", sentence, ...(key ? { key } : {}) };
    });
}
