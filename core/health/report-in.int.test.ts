import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type PrismaClient } from "@/adapters/postgres/client";
import { workerRegister } from "@/adapters/postgres/worker-register";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { reportIn } from "./report-in";
import { isClockOff, WORKER_SEEN_MS } from "./types";

let database: TestDatabase;
let prisma: PrismaClient;
let owner: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = connect(database.databaseUrl, 2);
  owner = connect(database.ownerUrl, 1);
});
afterAll(async () => {
  await prisma.$disconnect();
  await owner.$disconnect();
  await database.drop();
});

const seen = () => workerRegister(prisma).seen(WORKER_SEEN_MS);

it("says that a worker runs and how far its clock is off, for as long as it reports", async () => {
  const register = workerRegister(prisma);
  expect(await reportIn({ register, ownClockMs: Date.now }, 1)).toBe(0);
  const ahead = await reportIn({ register, ownClockMs: () => Date.now() + 600_000 }, 2);
  expect(ahead).toBeGreaterThan(590_000);
  const behind = await reportIn({ register, ownClockMs: () => Date.now() - 600_000 }, 3);
  expect(behind).toBeLessThan(-590_000);
  expect((await seen()).map((worker) => [worker.number, isClockOff(worker)])).toEqual([
    [1, false],
    [2, true],
    [3, true],
  ]);
  await reportIn({ register, ownClockMs: Date.now }, 2);
  expect((await seen()).map(isClockOff)).toEqual([false, false, true]);
});

it("no longer counts a worker after 30 s of silence, and forgets it after a day", async () => {
  const register = workerRegister(prisma);
  await reportIn({ register, ownClockMs: Date.now }, 4);
  await owner.$executeRaw`UPDATE worker_process SET seen_at = seen_at - interval '31 seconds' WHERE number = 4`;
  expect((await seen()).map(({ number }) => number)).not.toContain(4);
  await owner.$executeRaw`UPDATE worker_process SET seen_at = seen_at - interval '1 day' WHERE number = 4`;
  await reportIn({ register, ownClockMs: Date.now }, 1);
  expect(await prisma.workerProcess.findUnique({ where: { number: 4 } })).toBeNull();
});
