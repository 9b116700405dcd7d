// What goes wrong around a guard: writes that arrive late, documents that are full, carriers that vanish, locks in a ring.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Fault } from "@/core/fault";
import { endOwn } from "@/core/grant/end";
import type { AssignmentId, GrantId } from "@/core/ids";
import { createWorld, refusalsOf, value, type World } from "@/scripts/testing/world";
import { MOST_STATEMENTS } from "./document";

let world: World;
beforeAll(async () => {
  world = await createWorld({ guarded: true });
});
afterAll(() => world.close());

/** Everything that went before is over, and nobody's credentials live. */
beforeEach(async () => {
  await world.advance(14 * 3600);
  await world.settleFor(3);
});

const place = () => ({
  accountId: world.account("payments-prod"),
  permissionSetArn: world.permissionSet("DatabaseAdmin"),
});

const guard = () => world.prisma.guard.findUniqueOrThrow({ where: { accountId_permissionSetArn: place() } });
const now = () => world.ports.database.transact((tx) => tx.now());
const live = () => world.prisma.guardStatement.findMany({ where: { assignment: place(), goneAt: null } });

async function inForce(): Promise<{ Statement: object[] }> {
  return JSON.parse(await world.ports.carrier.read(place().accountId, "catraca-guard-DatabaseAdmin"));
}

async function active(userName: string, minutes = 60): Promise<GrantId> {
  const grant = await world.grant(userName, { minutes });
  await world.settleFor(3);
  expect(await world.grantState(grant)).toBe("active");
  return grant;
}

async function end(grant: GrantId, userName: string): Promise<void> {
  value(await endOwn(world.ports, grant, world.person(userName)));
  await world.settleFor(3);
}

async function assignmentOf(id: string): Promise<AssignmentId> {
  const person = { id, userName: id, displayName: id, enabled: true, syncedAt: await now() };
  await world.prisma.person.create({ data: person });
  const data = { personId: id, ...place(), nextActionAt: null }; // nobody settles it
  const { id: assignment } = await world.prisma.assignment.create({ data });
  return assignment as AssignmentId;
}

/** More statements than fit, of covers that are over. */
async function fill(digit: string, confirmed: { readonly confirmedNotAfter?: Date }): Promise<void> {
  const at = await now();
  for (let n = 0; n < MOST_STATEMENTS + 8; n += 1) {
    const assignmentId = await assignmentOf(`${n}`.padStart(47, digit));
    const data = { assignmentId, notAfter: at, issuedBefore: at, sessionSeconds: 3600, ...confirmed };
    await world.prisma.guardStatement.create({ data });
  }
}

describe("sessions that become longer meanwhile", () => {
  it("are ended for as long as they live: at the next look at the directory, and when the cover is closed", async () => {
    const grant = await active("ana");
    const shorter = () =>
      world.prisma.guardStatement.updateMany({ where: { goneAt: null }, data: { sessionSeconds: 60 } });
    const seconds = async () => (await live()).map(({ sessionSeconds }) => sessionSeconds);
    const set = await world.prisma.permissionSet.findUniqueOrThrow({
      where: { arn: place().permissionSetArn },
    });
    await shorter();
    await world.sync();
    expect(await seconds()).toEqual([set.sessionDurationSeconds]);
    await shorter();
    await end(grant, "ana");
    expect(await seconds()).toEqual([set.sessionDurationSeconds]);
  });

  it("leave alone what lasts longer already, and what is gone", async () => {
    const grant = await active("ana");
    await world.prisma.guardStatement.updateMany({
      where: { goneAt: null },
      data: { sessionSeconds: 43_200 },
    });
    const gone = await world.prisma.guardStatement.updateMany({
      where: { goneAt: { not: null } },
      data: { sessionSeconds: 60 },
    });
    expect(gone.count).toBeGreaterThan(0);
    await world.sync();
    await end(grant, "ana");
    expect((await live()).map(({ sessionSeconds }) => sessionSeconds)).toEqual([43_200]);
    expect(await world.prisma.guardStatement.count({ where: { sessionSeconds: 60 } })).toBe(gone.count);
  });
});

describe("room for statements", () => {
  it("is counted by covers: those apart need one each, one person's own too; those that touch share one", async () => {
    const assignment = await assignmentOf("many-covers");
    const from = await now();
    const window = (fromMinute: number, toMinute: number) => ({
      startsAt: new Date(from.getTime() + fromMinute * 60_000),
      endsAt: new Date(from.getTime() + toMinute * 60_000),
    });
    const needed = (fromMinute: number, toMinute: number) =>
      world.ports.database.transact((tx) =>
        tx.guards.needed(place(), window(fromMinute, toMinute), assignment),
      );
    expect(await needed(0, 10)).toBe(1);
    const { id: requestId } = await world.prisma.request.findFirstOrThrow();
    const scheduled = { requestId, assignmentId: assignment, state: "scheduled" as const };
    for (const each of [window(0, 10), window(20, 30), window(40, 50)])
      await world.prisma.grant.create({ data: { ...scheduled, ...each } });
    expect(await needed(60, 65)).toBe(4);
    expect(await needed(30, 40)).toBe(2);
    expect(await needed(45, 65)).toBe(3);
    expect(await needed(5_000, 5_010)).toBe(1);
    await world.prisma.guardStatement.create({
      data: { assignmentId: assignment, notAfter: window(0, 10).endsAt, sessionSeconds: 3600 },
    });
    expect(await needed(60, 65)).toBe(4);
    await world.prisma.guardStatement.updateMany({
      where: { assignmentId: assignment },
      data: { notAfter: new Date(from.getTime() - 60_000), issuedBefore: from },
    });
    expect(await needed(60, 65)).toBe(5);
    await world.prisma.guardStatement.updateMany({
      where: { assignmentId: assignment },
      data: { goneAt: from },
    });
    await world.prisma.grant.updateMany({
      where: { assignmentId: assignment },
      data: { state: "cancelled" },
    });
  });

  it("is refused to the one with many covers of their own, too", async () => {
    const { id: ana } = await world.prisma.assignment.findFirstOrThrow({
      where: { personId: world.person("ana"), ...place() },
    });
    const { id: requestId } = await world.prisma.request.findFirstOrThrow();
    const from = (await now()).getTime() + 70 * 60_000;
    const own = Array.from({ length: MOST_STATEMENTS }, (_, n) => ({
      requestId,
      assignmentId: ana,
      startsAt: new Date(from + n * 120_000),
      endsAt: new Date(from + n * 120_000 + 60_000),
    }));
    await world.prisma.grant.createMany({ data: own });
    const [asked] = value(await world.submit("ana", {}));
    if (!asked) throw new Error("no request");
    expect(refusalsOf(await world.approve(asked))).toEqual(["guard-full"]);
    await world.prisma.grant.updateMany({ where: { state: "scheduled" }, data: { state: "cancelled" } });
  });
});

describe("a document that is full", () => {
  it("still says all that is armed already, and gives no access for what it leaves out (invariant 12)", async () => {
    const grant = await active("ana");
    const late = await world.grant("carla");
    await fill("9", {});
    await world.settleFor(3);
    expect(await world.grantState(late)).toBe("activating");
    expect((await guard()).lastFault).toBe("GuardFull");
    await end(grant, "ana");
    expect(await world.grantState(grant)).toBe("ended");
    const anas = await world.prisma.guardStatement.findFirstOrThrow({
      where: { assignment: { ...place(), personId: world.person("ana") }, goneAt: null },
    });
    expect(anas.confirmedIssuedBefore).not.toBeNull();
    expect(anas.confirmedIssuedBefore).toEqual(anas.issuedBefore);
    expect((await guard()).nextActionAt?.getTime()).toBeGreaterThan((await now()).getTime() + 60_000);
    await world.prisma.guardStatement.updateMany({
      where: { assignment: { personId: { startsWith: "99" } } },
      data: { goneAt: await now() },
    });
    await world.ports.database.transact(async (tx) => tx.guards.dueBy(place(), await tx.now()));
    await world.settleFor(12);
    expect(await world.grantState(late)).toBe("active");
    expect((await guard()).lastFault).toBeNull();
    await end(late, "carla");
  });

  it("is tried ever more seldom, when what is armed already does not fit", async () => {
    await fill("8", { confirmedNotAfter: await now() });
    await world.ports.database.transact(async (tx) => tx.guards.dueBy(place(), await tx.now()));
    await world.settleFor(20);
    expect((await guard()).attempts).toBeGreaterThan(3);
    expect((await guard()).nextActionAt?.getTime()).toBeGreaterThan((await now()).getTime() + 1_000);
    await world.prisma.guardStatement.updateMany({
      where: { assignment: { personId: { startsWith: "88" } } },
      data: { goneAt: await now() },
    });
  });
});

describe("a write whose answer was lost", () => {
  it("and that arrives late is undone within seconds, and blamed on nobody", async () => {
    const first = await active("ana", 30);
    const edits = await world.prisma.auditEntry.count({ where: { action: "guard.edited" } });
    const real = world.ports.carrier;
    const lost: string[] = [];
    world.ports.carrier = {
      ...real,
      write: async (_account, _policy, document) => {
        lost.push(document);
        throw new Fault("later", "unknown", "TimeoutError", "no answer");
      },
    };
    const second = await world.grant("carla");
    await world.sweep();
    expect(lost.length).toBeGreaterThan(0);
    world.ports.carrier = real;
    await end(first, "ana");
    await world.settleFor(15);
    expect(await world.grantState(second)).toBe("active");
    await world.settleFor(20);
    const said = await inForce();
    expect(said).not.toEqual(JSON.parse(lost[0] ?? ""));
    await real.write(place().accountId, "catraca-guard-DatabaseAdmin", lost[0] ?? "", () => undefined);
    await world.settleFor(10);
    expect(await inForce()).toEqual(said);
    expect(await world.prisma.auditEntry.count({ where: { action: "guard.edited" } })).toBe(edits);
    await world.advance(6 * 60);
    await world.settleFor(2);
    const nextMs = Number((await guard()).nextActionAt) - Number(await now());
    expect(nextMs).toBeGreaterThan(60_000);
    await end(second, "carla");
  });
});

describe("the locks of a guard and its statements", () => {
  it("are taken in one order by whoever settles an assignment, and whoever writes the guard", async () => {
    const grant = await active("ana");
    value(await endOwn(world.ports, grant, world.person("ana")));
    const [statement] = await live();
    if (!statement) throw new Error("no statement");
    let sweeping: Promise<void> | undefined;
    await world.prisma.$transaction(async (sql) => {
      await sql.$executeRaw`SELECT 1 FROM guard WHERE account_id = ${place().accountId} FOR UPDATE`;
      sweeping = world.sweep();
      await expect
        .poll(async () => {
          const [row] = await world.prisma.$queryRaw<Array<{ waiting: number }>>`
            SELECT count(*)::int AS waiting FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          return row?.waiting;
        })
        .toBeGreaterThan(0);
      await sql.$executeRaw`UPDATE guard_statement SET confirmed_not_after = not_after WHERE id = ${statement.id}::uuid`;
    });
    await sweeping;
    expect(world.troubles).toEqual([]);
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ended");
  });
});

describe("a guard armed for access that was never given", () => {
  it("is dropped, so that it ends no sessions that the person has through a group", async () => {
    const real = world.ports.identityCenter;
    world.ports.identityCenter = {
      ...real,
      ready: async () => {
        throw new Fault("later", "none", "NotReady", "no");
      },
    };
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("activating");
    expect(await live()).toHaveLength(1);
    await end(grant, "ana");
    world.ports.identityCenter = real;
    await world.settleFor(20);
    expect(await live()).toEqual([]);
    expect((await inForce()).Statement).toMatchObject([
      { Condition: { StringEquals: { "identitystore:UserId": "nobody" } } },
    ]);
  });
});

describe("a permission set that carries no guard any more", () => {
  it("is looked at again, so that it is written once the carrier is back", async () => {
    const grant = await active("ana");
    await world.advance(6 * 60);
    const { permissionSetArn: arn } = place();
    const { guardPolicy } = await world.prisma.permissionSet.findUniqueOrThrow({ where: { arn } });
    await world.prisma.permissionSet.update({ where: { arn }, data: { guardPolicy: null } });
    await world.sweep();
    expect((await guard()).lastFault).toBe("NoCarrier");
    await world.prisma.permissionSet.update({ where: { arn }, data: { guardPolicy } });
    await world.advance(61);
    await world.settleFor(2);
    expect((await guard()).lastFault).toBeNull();
    await end(grant, "ana");
  });
});
