// The product's Prisma client, with statements that Postgres plans once: a run asks the same over and over.
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/adapters/postgres/generated/client";

/** Connects lazily, as the runtime's role. */
export function connectQuickly(databaseUrl: string): PrismaClient {
  const names = new Map<string, string>();
  const statementNameGenerator = ({ sql }: { sql: string }) => {
    const name = names.get(sql) ?? createHash("sha1").update(sql).digest("hex");
    names.set(sql, name);
    return name;
  };
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 3 }, { statementNameGenerator }),
  });
}
