// The ledger, read from Postgres as the tables have it: nothing here knows how the product comes to what it writes.

import { Client } from "pg";
import type { GrantRow, OperationRow, RequestRow } from "./judge/evidence";

/** Connects as the owner, does the work, lets go: the server may have been restarted since the last time. */
export async function withOwner<T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  owner.on("error", () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

const KEY = "a.person_id || '|' || a.account_id || '|' || a.permission_set_arn AS key";
const msOf = (column: string) => `extract(epoch FROM ${column})::float8 * 1000`;

/** Requests, grants and operations. */
export interface Ledger {
  requests: RequestRow[];
  grants: GrantRow[];
  operations: OperationRow[];
}

/** Reads all of it. */
export async function readLedger(owner: Client): Promise<Ledger> {
  const requests = await owner.query(
    `SELECT r.id, r.state::text, (SELECT count(*)::int FROM target t WHERE t.request_id = r.id) AS targets FROM request r`,
  );
  const grants = await owner.query(
    `SELECT g.id, g.request_id AS "requestId", g.assignment_id AS "assignmentId", ${KEY}, a.person_id AS "personId",
       g.state::text, g.outcome, ${msOf("starts_at")} AS "startsAtMs", ${msOf("ends_at")} AS "endsAtMs",
       ${msOf("active_at")} AS "activeAtMs", ${msOf("ended_at")} AS "endedAtMs"
     FROM "grant" g JOIN assignment a ON a.id = g.assignment_id ORDER BY g.starts_at`,
  );
  const operations = await owner.query(
    `SELECT o.id, o.assignment_id AS "assignmentId", ${KEY}, o.kind::text, o.state::text,
       ${msOf("written_at")} AS "writtenAtMs", ${msOf("resolved_at")} AS "resolvedAtMs"
     FROM operation o JOIN assignment a ON a.id = o.assignment_id ORDER BY o.written_at`,
  );
  return { requests: requests.rows, grants: grants.rows, operations: operations.rows };
}

/** What is not over yet: grants, operations nobody knows the end of, and which of these only time can settle. */
export interface Unrest {
  grants: number;
  /** Of these, the ones whose end has not come yet. */
  running: number;
  operations: number;
  /** Operations whose answer was lost: AWS's lists settle them, or a quarter of an hour. */
  lost: number;
}

/** Reads what keeps the ledger from being quiet. */
export async function unrestOf(owner: Client): Promise<Unrest> {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM "grant" WHERE state NOT IN ('ended', 'cancelled', 'failed')) AS grants,
       (SELECT count(*)::int FROM "grant" WHERE state NOT IN ('ended', 'cancelled', 'failed')
         AND ends_at > catraca_now()) AS running,
       (SELECT count(*)::int FROM operation WHERE resolved_at IS NULL) AS operations,
       (SELECT count(*)::int FROM operation WHERE resolved_at IS NULL AND state = 'lost') AS lost`,
  );
  return rows[0];
}

/**
 * Moves the clock by which the product decides ahead. What is lost is watched for a quarter of an hour, which no run
 * can wait for; the product reads time through this one function.
 */
export async function moveClock(owner: Client, aheadMs: number): Promise<void> {
  await owner.query(
    `CREATE OR REPLACE FUNCTION catraca_now() RETURNS timestamptz LANGUAGE sql VOLATILE
     AS 'SELECT pg_catalog.clock_timestamp() + interval ''${Math.round(aheadMs)} milliseconds'''`,
  );
}
