// The one Prisma client of a process, and what its raw queries share.

import { PrismaPg } from "@prisma/adapter-pg";
import { invariant } from "@/core/fault";
import { PrismaClient } from "./generated/client";
import type { TransactionClient } from "./generated/internal/prismaNamespace";
import { ImpatientConnection } from "./impatient-connection";

export type { PrismaClient };
/** A client, or a transaction of one. */
export type Sql = PrismaClient | TransactionClient;

/** How long a connection may keep others waiting. */
interface Patience {
  /**
   * Postgres ends a connection that says nothing for so long inside a transaction: its process is frozen or cut off,
   * and holds rows for which all others wait, the budget's first. Longer than any pause of a sound process, and much
   * shorter than what makes an end overdue. Milliseconds.
   */
  readonly idleInTransactionMs: number;
}

/** Postgres gives a statement up after this, the wait for locks included: as long as a transaction may last. */
const STATEMENT_MS = 15_000;
/** A connection on which nothing came back by then leads nowhere. */
const ANSWER_MS = 20_000;
/** Longest wait for a connection, new or of the pool. */
const CONNECT_MS = 5_000;

/** Connects lazily, as the runtime's role. `max` connections at most. */
export function connect(
  databaseUrl: string,
  max = 10,
  { idleInTransactionMs }: Patience = { idleInTransactionMs: 10_000 },
): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    statement_timeout: STATEMENT_MS,
    query_timeout: ANSWER_MS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    Client: ImpatientConnection,
  });
  return new PrismaClient({ adapter });
}

/** The clock that decides: Postgres's, read now. */
export async function clock(sql: Sql): Promise<Date> {
  const [row] = await sql.$queryRaw<Array<{ now: Date }>>`SELECT catraca_now() AS now`;
  invariant(row, "Postgres gives the time");
  return row.now;
}
