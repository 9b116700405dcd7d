// Connections that stop answering, on either side: nobody waits for them for long.
import { createServer, connect as dial, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { connect, type PrismaClient } from "./client";
import { postgresDatabase } from "./database";

let testDatabase: TestDatabase;
let prisma: PrismaClient;
let other: PrismaClient;
const options = { sender: 1, callsPerSecond: 20 };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  prisma = connect(testDatabase.databaseUrl, 1, { idleInTransactionMs: 500 });
  other = connect(testDatabase.databaseUrl, 1);
});
afterAll(async () => {
  await prisma.$disconnect();
  await other.$disconnect();
  await testDatabase.drop();
});

it("is ended where it says nothing inside a transaction: others get their turn, and the pool a new one", async () => {
  let tell: (isTaken: boolean) => void;
  const taken = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  const frozen = postgresDatabase(prisma, options).transact(async (tx) => {
    await tx.budget.take();
    tell(true);
    await setTimeout(1_500);
    return tx.now();
  });
  const failed = expect(frozen).rejects.toThrow();
  await taken;
  const askedAtMs = performance.now();
  await postgresDatabase(other, options).transact((tx) => tx.budget.take());
  expect(performance.now() - askedAtMs).toBeLessThan(1_400);
  await failed;
  expect(await postgresDatabase(prisma, options).transact((tx) => tx.budget.take())).toBeGreaterThanOrEqual(
    0,
  );
});

it("waits for no statement longer than a transaction may last", async () => {
  const [row] = await other.$queryRaw<Array<Record<string, string>>>`
    SELECT current_setting('statement_timeout') AS statement,
           current_setting('idle_in_transaction_session_timeout') AS idle`;
  expect(row).toEqual({ statement: "15s", idle: "10s" });
});

it("is given to nobody once an answer has not come on it", async () => {
  const { url, holdBack, close } = await heldUp(testDatabase.databaseUrl);
  const cutOff = connect(`${url}?query_timeout=300`, 1);
  const database = postgresDatabase(cutOff, options);
  await expect(
    database.transact(async (tx) => {
      await tx.now();
      holdBack();
      return tx.now();
    }),
  ).rejects.toThrow("read timeout");
  expect(await database.transact((tx) => tx.now())).toBeInstanceOf(Date); // on a connection of its own
  await cutOff.$disconnect();
  await close();
});

/** A way to Postgres whose present connections can be made to lead nowhere. */
async function heldUp(databaseUrl: string) {
  const to = new URL(databaseUrl);
  const [port, host] = [Number(to.port), to.hostname];
  const ways: Array<readonly [Socket, Socket]> = [];
  const server = createServer((from) => {
    const onward = dial(port, host);
    for (const [one, another] of [
      [from, onward],
      [onward, from],
    ] as const) {
      one.pipe(another);
      one.on("error", () => another.destroy());
    }
    ways.push([from, onward]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens on a port");
  to.port = String(address.port);
  to.hostname = "127.0.0.1";
  return {
    url: to.href,
    holdBack() {
      for (const [from, onward] of ways) {
        from.unpipe(onward);
        onward.unpipe(from);
      }
    },
    async close() {
      for (const sockets of ways) for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
