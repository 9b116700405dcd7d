import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type PrismaClient } from "@/adapters/postgres/client";
import { workerRegister } from "@/adapters/postgres/worker-register";
import { jobQueue } from "@/adapters/queue/waker";
import { reportIn } from "@/core/health/report-in";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { health } from "./health";

let database: TestDatabase;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = connect(database.databaseUrl, 2);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** Asked of a queue at this address, and of Postgres. */
async function ask(queueUrl: string, client = prisma) {
  const queue = jobQueue(queueUrl, () => undefined);
  try {
    return await health({ prisma: client, queue, register: workerRegister(client) });
  } finally {
    await queue.close();
  }
}

it.each(["redis://127.0.0.1:1", "postgres://nobody:x@127.0.0.1:1/none"])(
  "names a queue that is gone (%s), and a worker that is missing, while Postgres is well",
  async (gone) => {
    await prisma.workerProcess.deleteMany();
    expect(await ask(gone)).toMatchObject({
      postgres: "up",
      schema: "current",
      queue: "down",
      ailments: ["no-worker", "queue-down"],
    });
    const register = workerRegister(prisma);
    await reportIn({ register, ownClockMs: Date.now }, 1);
    expect((await ask(gone)).ailments).toEqual(["queue-down"]);
    expect((await ask(database.queueUrl)).ailments).toEqual([]);
    await reportIn({ register, ownClockMs: () => Date.now() - 600_000 }, 2);
    expect((await ask(database.queueUrl)).ailments).toEqual(["worker-clock-off"]);
  },
);

it("answers, and does not throw, without Postgres", async () => {
  const nowhere = connect("postgres://nobody:x@127.0.0.1:1/none", 1);
  expect(await ask("redis://127.0.0.1:1", nowhere)).toMatchObject({
    postgres: "down",
    workers: [],
    ailments: [],
  });
  await nowhere.$disconnect();
});
