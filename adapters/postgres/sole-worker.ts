// Work that one process at a time does: it holds an advisory lock while it lives and works.
import { Client } from "pg";

/** First half of the advisory locks' keys; the second says which work. */
const soleWorkClass = 25442;

/** The works that are done by one process at a time. */
const works = { reconciliation: 1 } as const;

/**
 * Runs the work if no other process is at it; undefined if one is. The lock goes with its connection, so a process
 * that dies leaves the work to others; a break in it lets two work at once for a while, which the work must bear.
 */
export async function whileSole<T>(
  databaseUrl: string,
  work: keyof typeof works,
  run: () => Promise<T>,
): Promise<T | undefined> {
  const client = new Client({ connectionString: databaseUrl, keepAlive: true });
  client.on("error", () => undefined); // the work's own connections will say so
  await client.connect();
  try {
    const key = [soleWorkClass, works[work]];
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1, $2) AS mine", key);
    return rows[0]?.mine ? await run() : undefined;
  } finally {
    await client.end();
  }
}
