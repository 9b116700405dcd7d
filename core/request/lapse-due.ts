// Requests that nobody answered.
import type { Database } from "../ports";
import { lapse } from "./decide";

/** Lapses what has waited too long; returns how many. Each in a transaction of its own. */
export async function lapseDue({ database }: { database: Database }, limit = 100): Promise<number> {
  const due = await database.transact((tx) => tx.requests.dueToLapse(limit));
  for (const id of due) {
    await database.transact(async (tx) => {
      const request = await tx.requests.lock(id);
      if (request?.state === "pending" && request.lapsesAt <= (await tx.now())) await lapse(tx, request);
    });
  }
  return due.length;
}
