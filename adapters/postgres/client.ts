// The one Prisma client of a process, and what its raw queries share.

import { PrismaPg } from "@prisma/adapter-pg";
import { invariant } from "@/core/fault";
import { PrismaClient } from "./generated/client";
import type { TransactionClient } from "./generated/internal/prismaNamespace";

export type { PrismaClient };
/** A client, or a transaction of one. */
export type Sql = PrismaClient | TransactionClient;

/** Connects lazily, as the runtime's role. `max` connections at most. */
export function connect(databaseUrl: string, max = 10): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max }) });
}

/** The clock that decides: Postgres's, read now. */
export async function clock(sql: Sql): Promise<Date> {
  const [row] = await sql.$queryRaw<Array<{ now: Date }>>`SELECT catraca_now() AS now`;
  invariant(row, "Postgres gives the time");
  return row.now;
}
