// Whose turn it is: urgency, the tenth for what is less urgent, proofs that wait, and AWS's rate.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postgresDatabase } from "@/adapters/postgres/database";
import { createWorld, type World } from "@/scripts/testing/world";
import type { PersonId } from "../ids";
import { type Urgency, urgencies } from "./urgency";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.prisma.assignment.updateMany({ data: { nextActionAt: null } });
});

let people = 0;
async function due(urgency: Urgency, account = "payments-prod", secondsAgo = 1): Promise<string> {
  people += 1;
  const id = `someone-${people}`;
  const now = await world.ports.database.transact((tx) => tx.now());
  const person = { id, userName: id, displayName: id, enabled: true, syncedAt: now };
  await world.prisma.person.create({ data: person });
  const row = await world.prisma.assignment.create({
    data: {
      personId: id,
      accountId: world.account(account),
      permissionSetArn: world.permissionSet("DatabaseAdmin"),
      nextActionAt: new Date(now.getTime() - secondsAgo * 1000),
      nextClass: urgencies.indexOf(urgency),
    },
  });
  return row.id;
}

const claimed = (isForLessUrgent = false) =>
  world.ports.database.transact(
    async (tx) => (await tx.assignments.lockMostUrgent(isForLessUrgent))?.assignment.id,
  );

describe("claiming", () => {
  it("takes ending first, however long the rest has waited", async () => {
    await due("give", "payments-prod", 60);
    const end = await due("end");
    expect(await claimed()).toBe(end);
  });

  it("looks at what is less urgent first, when it is their turn", async () => {
    await due("end", "payments-prod", 60);
    const give = await due("give");
    expect(await claimed(true)).toBe(give);
  });

  it("keeps every other of the slots kept for what is less urgent for giving, the rest for proofs", async () => {
    await due("end", "payments-prod", 60);
    const [proof, give] = [await due("prove-end", "lending-dev"), await due("give", "risk-prod")];
    const keptSlots: Array<string | undefined> = [];
    for (const taken of [9, 19, 29, 39]) {
      await world.prisma.awsBudget.update({ where: { id: 1 }, data: { taken } });
      keptSlots.push(await claimed(true));
    }
    expect(keptSlots).toEqual([give, proof, give, proof]);
  });

  it("lets a proof wait while its account and permission set has more to be ended, and no other one", async () => {
    const proof = await due("prove-end", "payments-prod", 60);
    const end = await due("end", "payments-prod");
    const elsewhere = await due("prove-end", "lending-dev");
    expect(await claimed(true)).toBe(elsewhere);
    await world.prisma.assignment.update({ where: { id: end }, data: { nextActionAt: null } });
    expect(await claimed(true)).toBe(proof);
  });

  it("gives what was considered before it considers more", async () => {
    await due("consider", "payments-prod", 60);
    const give = await due("give");
    expect(await claimed(true)).toBe(give);
  });

  it("passes by what another worker has locked", async () => {
    const first = await due("end", "payments-prod", 60);
    const second = await due("end");
    await world.ports.database.transact(async (tx) => {
      expect((await tx.assignments.lockMostUrgent(false))?.assignment.id).toBe(first);
      expect(await claimed()).toBe(second);
    });
  });

  it("begins nothing new while AWS works on as many creates as it takes, and ends all the same", async () => {
    const give = await due("give", "payments-prod", 60);
    const busy: string[] = [];
    for (let n = 0; n < 15; n += 1) {
      const assignmentId = await due("prove-give", "lending-dev", -60);
      busy.push(assignmentId);
      await world.prisma.operation.create({ data: { assignmentId, kind: "create", sender: 0 } });
    }
    expect(await claimed()).toBeUndefined();
    const end = await due("end");
    expect(await claimed()).toBe(end);
    await world.prisma.assignment.update({ where: { id: end }, data: { nextActionAt: null } });
    await world.prisma.operation.updateMany({
      where: { assignmentId: { in: busy } },
      data: { state: "succeeded", resolvedAt: new Date() },
    });
    expect(await claimed()).toBe(give);
  });

  it.each<[string, number, "written" | "accepted" | "lost", string | null, boolean]>([
    ["AWS has long been working on", 90, "accepted", "r", false],
    ["were accepted and lost, and may yet take effect", 14 * 60, "lost", "r", false],
    ["were lost too long ago to take effect", 16 * 60, "lost", "r", true],
    ["nobody answered lately", 50, "written", null, false],
    ["nobody ever answered", 70, "written", null, true],
  ])("minds the creates that %s", async (_, secondsAgo, state, awsRequestId, isFree) => {
    const now = await world.ports.database.transact((tx) => tx.now());
    await world.prisma.operation.updateMany({ data: { state: "failed", resolvedAt: now } });
    const writtenAt = new Date(now.getTime() - secondsAgo * 1000);
    for (let n = 0; n < 15; n += 1) {
      const assignmentId = await due("prove-give", "lending-dev", -60);
      const operation = { assignmentId, kind: "create", sender: 0, writtenAt, state, awsRequestId } as const;
      await world.prisma.operation.create({ data: operation });
    }
    const give = await due("give");
    expect(await claimed()).toBe(isFree ? give : undefined);
    expect(await world.ports.database.transact((tx) => tx.budget.createsAreAtTheirMost())).toBe(!isFree);
  });
});

describe("one list for many", () => {
  const accountId = () => world.account("payments-prod");
  const place = () => ({ accountId: accountId(), permissionSetArn: world.permissionSet("DatabaseAdmin") });
  const accepted = async (id: string, secondsAgo: number) => {
    const now = await world.ports.database.transact((tx) => tx.now());
    const answeredAt = new Date(now.getTime() - secondsAgo * 1000);
    const operation = { assignmentId: id, kind: "delete", sender: 0, state: "accepted", answeredAt } as const;
    await world.prisma.operation.create({ data: operation });
    await world.prisma.assignment.update({ where: { id }, data: { presence: "present" } });
  };
  const tupleOf = async (id: string) => {
    const { personId } = await world.prisma.assignment.findUniqueOrThrow({ where: { id } });
    return { personId: personId as PersonId, ...place() };
  };

  it("tells of every delete that AWS has had a moment for, and of none that it has just taken", async () => {
    const [first, second, justNow, elsewhere] = [
      await due("prove-end"),
      await due("prove-end"),
      await due("prove-end"),
      await due("prove-end", "lending-dev"),
    ];
    for (const id of [first, second, elsewhere]) await accepted(id, 3);
    await accepted(justNow, 0);
    const tuple = await tupleOf(first);
    const waiting = await world.ports.database.transact((tx) => tx.assignments.awaitingList(tuple));
    expect(waiting.map(({ id }) => id)).toEqual([second]);
  });

  it("keeps others from listing the same meanwhile, and never holds up an end", async () => {
    const [first, second] = [await due("prove-end"), await due("prove-end")];
    for (const id of [first, second]) await accepted(id, 3);
    const end = await due("end", "payments-prod", 0);
    const tuple = await tupleOf(first);
    await world.prisma.assignment.update({ where: { id: first }, data: { nextActionAt: null } });
    await world.ports.database.transact((tx) => tx.assignments.lendToList(tuple, 10_000));
    expect(await claimed(true)).toBe(end);
    await world.prisma.assignment.update({ where: { id: end }, data: { nextActionAt: null } });
    expect(await claimed()).toBeUndefined();
  });
});

describe("the budget", () => {
  it("gives out slots evenly spaced, whoever asks", async () => {
    const callsPerSecond = 20;
    const one = postgresDatabase(world.prisma, { sender: 1, callsPerSecond });
    const other = postgresDatabase(world.prisma, { sender: 2, callsPerSecond });
    const row = () => world.prisma.awsBudget.findUniqueOrThrow({ where: { id: 1 } });
    const before = await row();
    const began = await one.transact((tx) => tx.now());
    const take = (database: typeof one) => database.transact((tx) => tx.budget.take());
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1)
      waits.push(...(await Promise.all([take(one), take(other), take(one), take(other)])));
    const after = await row();
    expect(Number(after.taken - before.taken)).toBe(24);
    expect(after.nextAt.getTime() - began.getTime()).toBeGreaterThanOrEqual(24 * 50);
    expect(Math.max(...waits)).toBeLessThanOrEqual(24 * 52);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  });

  it("waits seconds, not hours, where Postgres's clock was set back", async () => {
    const now = await world.ports.database.transact((tx) => tx.now());
    const nextAt = new Date(now.getTime() + 3_600_000);
    await world.prisma.awsBudget.update({ where: { id: 1 }, data: { nextAt } });
    const look = async () => (await world.ports.database.transact((tx) => tx.budget.look())).slotInMs;
    expect(await look()).toBeLessThanOrEqual(5_000);
    expect(await world.ports.database.transact((tx) => tx.budget.take())).toBeLessThanOrEqual(5_000);
    expect(await look()).toBeLessThan(6_000);
    await world.prisma.awsBudget.update({ where: { id: 1 }, data: { nextAt: now } });
  });

  it("gives a slot further ahead, and room after it, to whoever was late", async () => {
    const database = postgresDatabase(world.prisma, { sender: 1, callsPerSecond: 20 });
    const took = await database.transact(async (tx) => [
      await tx.budget.take({ aheadMs: 1_000, roomMs: 0 }),
      await tx.budget.take({ aheadMs: 1_000, roomMs: 400 }),
      await tx.budget.take(),
    ]);
    const [first = 0, second = 0, third = 0] = took;
    expect(first).toBeGreaterThan(900);
    expect(second - first).toBeGreaterThan(20);
    expect(third - second).toBeGreaterThan(400);
    expect(third).toBeLessThan(1_000 + 400 + 2 * 80);
  });
});
