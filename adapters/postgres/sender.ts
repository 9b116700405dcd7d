// How others can tell that a process is gone: while it lives it holds an advisory lock of its number.
import { randomInt } from "node:crypto";
import { Client } from "pg";
import { Prisma } from "./generated/client";

/** First half of the advisory lock's key; the second is the sender's number. */
export const senderLockClass = 25441;

/** Of an operation `o`: whether the process that wrote it holds its lock no longer. A piece of SQL. */
export const senderIsGone = Prisma.sql`NOT EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${senderLockClass}::int::oid AND objid = o.sender::oid
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

export interface Sender {
  readonly number: number;
  close(): Promise<void>;
}

/**
 * Takes a number and holds its lock on a connection of its own, connecting again whenever that breaks. While it
 * is broken others take this process for gone: they look at AWS's list sooner, which is safe at any time.
 */
export async function holdSenderLock(
  databaseUrl: string,
  onTrouble: (error: unknown) => void,
): Promise<Sender> {
  const number = randomInt(1, 2 ** 31 - 1);
  let client: Client | undefined;
  let closed = false;
  const hold = async () => {
    const next = new Client({ connectionString: databaseUrl, keepAlive: true });
    next.on("error", (error) => {
      onTrouble(error);
      again();
    });
    await next.connect();
    await next.query("SELECT pg_advisory_lock($1, $2)", [senderLockClass, number]);
    client = next;
  };
  const again = () => {
    if (closed) return;
    setTimeout(() => {
      if (closed) return;
      hold().catch((error: unknown) => {
        onTrouble(error);
        again();
      });
    }, 1000).unref();
  };
  await hold();
  return {
    number,
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
