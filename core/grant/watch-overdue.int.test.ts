import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWorld, value, type World } from "@/scripts/testing/world";
import type { GrantId } from "../ids";
import type { NoticeFacts } from "../notice/types";
import { endOwn } from "./end";
import { watchOverdue } from "./watch-overdue";

const overdueMs = 120_000;
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await faults("DELETE");
  await world.settleFor(30);
  await watch();
});

const watch = () => watchOverdue({ database: world.ports.database, overdueMs });

/** From now on AWS throttles every delete, or no longer does. */
async function faults(method: "POST" | "DELETE"): Promise<void> {
  const fault = {
    match: { operation: "DeleteAccountAssignment" },
    calls: "all",
    effect: { kind: "throttle" },
  };
  const body = method === "POST" ? JSON.stringify(fault) : undefined;
  const { status } = await fetch(`${world.sandbox.url}/_sandbox/faults`, { method, body });
  expect(status).toBe(200);
}

/** Settles until AWS is proven to be rid of it. */
async function ended(grant: GrantId): Promise<void> {
  for (let tries = 0; tries < 60 && (await world.grantState(grant)) !== "ended"; tries += 1)
    await world.settleFor(2);
  expect(await world.grantState(grant)).toBe("ended");
}

const notices = async () => {
  const rows = await world.prisma.notice.findMany({
    where: { kind: "overdue" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ facts }) => facts as unknown as NoticeFacts["overdue"]);
};
const told = async (grant: GrantId) => {
  const rows = await world.prisma.auditEntry.findMany({
    where: { subjectId: grant, action: { startsWith: "grant.overdue" } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ action }) => action);
};
const assignmentOf = async (id: GrantId) =>
  (await world.prisma.grant.findUniqueOrThrow({ where: { id }, include: { assignment: true } })).assignment;

describe("watchOverdue", () => {
  it("marks what outlives its end by more than the setting, tells it once, and says when it is over (invariant 2)", async () => {
    const before = (await notices()).length;
    const grant = await world.grant("ana");
    await world.settleFor(3);
    await faults("POST");
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(60);
    expect(await watch()).toEqual({ overdue: 0, settled: 0 });
    await world.settleFor(61);
    expect(world.holds("ana")).toBe(true);
    expect(await watch()).toEqual({ overdue: 1, settled: 0 });
    expect(await watch()).toEqual({ overdue: 0, settled: 0 });
    const { endsAt } = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect((await assignmentOf(grant)).overdueSince).toEqual(endsAt);
    expect((await notices()).slice(before)).toMatchObject([{ count: 1, targets: [{ grantId: grant }] }]);
    expect(await told(grant)).toEqual(["grant.overdue"]);

    await faults("DELETE");
    await ended(grant);
    expect(world.holds("ana")).toBe(false);
    expect(await watch()).toEqual({ overdue: 0, settled: 1 });
    expect((await assignmentOf(grant)).overdueSince).toBeNull();
    expect(await told(grant)).toEqual(["grant.overdue", "grant.overdue-settled"]);
  });

  it("writes one notice for many at once, whoever of two workers comes first", async () => {
    const before = (await notices()).length;
    const grants = [
      await world.grant("ana"),
      await world.grant("ana", { permissionSet: "PowerUser" }),
      await world.grant("ana", { permissionSet: "ReadOnly" }),
    ];
    await world.settleFor(3);
    await faults("POST");
    for (const grant of grants) value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(3);
    await world.advance(125);
    const seen = await Promise.all([watch(), watch(), watch(), watch()]);
    expect(seen.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(3);
    expect((await notices()).slice(before)).toMatchObject([{ count: 3 }]);
    for (const grant of grants) expect(await told(grant)).toEqual(["grant.overdue"]);
  });

  it("does not count what another grant covers, nor what has just begun to be owed", async () => {
    const first = await world.grant("ana", { minutes: 10 });
    const second = await world.grant("ana", { minutes: 60 });
    await world.settleFor(3);
    await faults("POST");
    await world.advance(10 * 60 + 125); // nobody settles: the first is past its end, and the second goes on
    expect(await watch()).toEqual({ overdue: 0, settled: 0 });
    value(await endOwn(world.ports, second, world.person("ana")));
    await world.advance(100);
    expect(await watch()).toEqual({ overdue: 0, settled: 0 });
    await world.advance(25);
    expect(await watch()).toEqual({ overdue: 1, settled: 0 });
    expect(await told(second)).toEqual(["grant.overdue"]);
    expect(await told(first)).toEqual(["grant.overdue"]);
  });

  it("takes the mark off when somebody is given the same again", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(3);
    await faults("POST");
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.advance(125);
    expect((await watch()).overdue).toBe(1);
    const again = await world.grant("ana");
    expect(await watch()).toEqual({ overdue: 0, settled: 1 });
    const [, settled] = await world.prisma.auditEntry.findMany({
      where: { subjectId: grant, action: { startsWith: "grant.overdue" } },
      orderBy: { id: "asc" },
    });
    expect(settled?.facts).toMatchObject({ because: "called-for" });
    value(await endOwn(world.ports, again, world.person("ana")));
  });

  it("counts what failed while AWS may have it by our doing", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(3);
    await faults("POST");
    // However it came about: the books say failed, and the list still has it.
    await world.prisma.grant.update({
      where: { id: grant },
      data: { state: "failed", outcome: "refused-by-aws" },
    });
    expect(await watch()).toEqual({ overdue: 0, settled: 0 });
    await world.advance(125);
    expect(world.holds("ana")).toBe(true);
    expect(await watch()).toEqual({ overdue: 1, settled: 0 });
    expect(await told(grant)).toEqual(["grant.overdue"]);
  });
});
