import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Fault } from "@/core/fault";
import { endOwn } from "@/core/grant/end";
import type { GrantId } from "@/core/ids";
import { createWorld, refusalsOf, value, type World } from "@/scripts/testing/world";
import { MOST_STATEMENTS } from "./document";

let world: World;
beforeAll(async () => {
  world = await createWorld({ guarded: true });
});
afterAll(() => world.close());

const place = () => ({
  accountId: world.account("payments-prod"),
  permissionSetArn: world.permissionSet("DatabaseAdmin"),
});

async function documentInForce(): Promise<string> {
  const { accountId, permissionSetArn } = place();
  const set = await world.prisma.permissionSet.findUniqueOrThrow({ where: { arn: permissionSetArn } });
  return world.ports.carrier.read(accountId, set.guardPolicy ?? "");
}

describe("the session guard", () => {
  it("is armed before access is active, and bound once AWS no longer lists it (DESIGN §5.7)", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("active");
    const { endsAt } = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    const created = world.sandbox
      .record()
      .findIndex(({ operation }) => operation === "CreateAccountAssignment");
    const armed = world.sandbox.record().findIndex(({ operation }) => operation === "CreatePolicyVersion");
    expect(armed).toBeGreaterThan(-1);
    expect(armed).toBeLessThan(created);
    const running = JSON.parse(await documentInForce()).Statement;
    expect(running).toHaveLength(1);
    expect(running[0].Condition.StringEquals["identitystore:UserId"]).toBe(world.person("ana"));
    const from = new Date(running[0].Condition.DateGreaterThan["aws:CurrentTime"]).getTime();
    expect(from - endsAt.getTime()).toBeGreaterThanOrEqual(0);
    expect(from - endsAt.getTime()).toBeLessThan(1000);
    expect(running[0].Condition.DateLessThan).toBeUndefined();

    await world.advance(30 * 60);
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ended");
    const [bound] = JSON.parse(await documentInForce()).Statement;
    expect(bound.Condition.DateLessThan["aws:TokenIssueTime"]).toBeDefined();
  });

  it("adds a statement for a new cover, which begins only when the old one cannot end it", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(5);
    expect(await world.grantState(grant)).toBe("activating");
    expect(world.holds("ana")).toBe(false);
    await world.settleFor(70);
    expect(await world.grantState(grant)).toBe("active");
    expect(JSON.parse(await documentInForce()).Statement).toHaveLength(2);
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(3);
    const now = await world.ports.database.transact((tx) => tx.now());
    for (const { Condition } of JSON.parse(await documentInForce()).Statement)
      expect(new Date(Condition.DateGreaterThan["aws:CurrentTime"]).getTime()).toBeLessThan(now.getTime());
  });

  it("drops what has no credentials left to end", async () => {
    await world.advance(13 * 3600);
    await world.settleFor(3);
    expect(JSON.parse(await documentInForce()).Statement[0].Condition.StringEquals).toEqual({
      "identitystore:UserId": "nobody",
    });
  });

  it("moves the end of a cover that is extended, and says when AWS may not spread that in time", async () => {
    const first = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    await world.advance(28 * 60);
    const second = await world.grant("ana", { minutes: 60 });
    await world.settleFor(3);
    expect([await world.grantState(first), await world.grantState(second)]).toEqual(["active", "active"]);
    const { endsAt } = await world.prisma.grant.findUniqueOrThrow({ where: { id: second } });
    const [statement] = JSON.parse(await documentInForce()).Statement;
    expect(new Date(statement.Condition.DateGreaterThan["aws:CurrentTime"]) >= endsAt).toBe(true);
    const kept = await world.prisma.guardStatement.findFirstOrThrow({
      where: { assignment: place(), goneAt: null },
    });
    expect(kept.possibleGapAt).not.toBeNull();
  });

  it("has a new cover wait for the end of the last one, though that is late: its sessions do not live on (DESIGN §5.7)", async () => {
    const asked = { permissionSet: "PowerUser", minutes: 30 };
    const first = await world.grant("ana", asked);
    await world.settleFor(3);
    expect(await world.grantState(first)).toBe("active");
    const real = world.ports.identityCenter;
    const away = async () => {
      throw new Fault("later", "none", "ThrottlingException", "slow down");
    };
    world.ports.identityCenter = { ...real, delete: away };
    value(await endOwn(world.ports, first, world.person("ana")));
    await world.settleFor(3);
    const second = await world.grant("ana", asked);
    await world.settleFor(3);
    expect([await world.grantState(first), await world.grantState(second)]).toEqual(["ending", "activating"]);
    world.ports.identityCenter = real;
    await world.settleFor(80);
    expect([await world.grantState(first), await world.grantState(second)]).toEqual(["ended", "active"]);
    const assignment = { permissionSetArn: world.permissionSet("PowerUser"), personId: world.person("ana") };
    const statements = await world.prisma.guardStatement.findMany({ where: { assignment } });
    expect(statements.map(({ issuedBefore }) => issuedBefore === null).sort()).toEqual([false, true]);
    value(await endOwn(world.ports, second, world.person("ana")));
    await world.settleFor(3);
  });

  it("holds nobody up whose end moved within a whole second: the document says the same already", async () => {
    const first = await world.grant("carla", { permissionSet: "PowerUser", minutes: 30 });
    await world.settleFor(3);
    expect(await world.grantState(first)).toBe("active");
    const { endsAt } = await world.prisma.grant.findUniqueOrThrow({ where: { id: first } });
    const second = await world.grant("carla", { permissionSet: "PowerUser", minutes: 30 });
    const sameSecond = new Date(Math.ceil(endsAt.getTime() / 1000) * 1000);
    await world.prisma.grant.update({ where: { id: second }, data: { endsAt: sameSecond } });
    await world.settleFor(3);
    expect(await world.grantState(second)).toBe("active");
    for (const grant of [first, second]) value(await endOwn(world.ports, grant, world.person("carla")));
    await world.settleFor(3);
  });

  it("gives nothing where it cannot be written, and says so in the end (invariant 12)", async () => {
    const real = world.ports.carrier;
    const away = async () => {
      throw new Fault("later", "none", "AccessDenied", "no");
    };
    world.ports.carrier = { ...real, write: away };
    const grant = await world.grant("carla", { permissionSet: "ReadOnly", minutes: 5 });
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("activating");
    await world.advance(5 * 60);
    world.ports.carrier = real;
    await world.settleFor(80);
    const over = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([over.state, over.outcome, over.activeAt]).toEqual(["cancelled", "guard-failed", null]);
    expect(world.holds("carla", "payments-prod", "ReadOnly")).toBe(false);
  });

  it("has a slot reserved by every approval, and refuses the one that does not fit", async () => {
    const { accountId, permissionSetArn } = place();
    const now = await world.ports.database.transact((tx) => tx.now());
    const window = { startsAt: now, endsAt: new Date(now.getTime() + 3_600_000) };
    const some = await world.prisma.request.findFirstOrThrow();
    for (let n = 0; n < MOST_STATEMENTS - 1; n += 1) {
      const id = `another-${n}`;
      const person = { id, userName: id, displayName: id, enabled: true, syncedAt: now };
      await world.prisma.person.create({ data: person });
      const assignment = await world.prisma.assignment.create({
        data: { personId: id, accountId, permissionSetArn },
      });
      await world.prisma.grant.create({
        data: { requestId: some.id, assignmentId: assignment.id, state: "scheduled", ...window },
      });
    }
    const [fits] = value(await world.submit("ana", {}));
    const [full] = value(await world.submit("carla", {}));
    if (!fits || !full) throw new Error("no request");
    value(await world.approve(fits));
    expect(refusalsOf(await world.approve(full))).toEqual(["guard-full"]);
    const untouched = await world.prisma.request.findUniqueOrThrow({ where: { id: full } });
    expect(untouched.state).toBe("pending");
    await world.prisma.grant.updateMany({
      where: { assignment: { personId: { startsWith: "another-" } } },
      data: { state: "cancelled" },
    });
  });

  it("is written again when somebody changed it by hand, and that is shown", async () => {
    const { accountId, permissionSetArn } = place();
    await world.settleFor(3);
    const armed = await documentInForce();
    await world.ports.carrier.write(
      accountId,
      "catraca-guard-DatabaseAdmin",
      JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
      () => undefined,
    );
    await world.advance(6 * 60);
    await world.settleFor(4);
    expect(JSON.parse(await documentInForce())).toEqual(JSON.parse(armed));
    const guard = await world.prisma.guard.findUniqueOrThrow({
      where: { accountId_permissionSetArn: { accountId, permissionSetArn } },
    });
    expect(guard.editedAt).not.toBeNull();
    const edited = await world.prisma.auditEntry.findFirst({ where: { action: "guard.edited" } });
    expect(edited).not.toBeNull();
  });
});

describe("a live session", () => {
  it("ends with its access, though AWS's credentials would live on, and nobody else's does", async () => {
    const real = await createWorld({ guarded: true });
    try {
      const session = (userName: string) => {
        const opened = real.sandbox.sessions.open({
          userId: real.person(userName),
          accountId: real.account("payments-prod"),
          permissionSetArn: real.permissionSet("DatabaseAdmin"),
        });
        if (typeof opened === "string") throw new Error(opened);
        return () => opened.call("rds:DescribeDBInstances").allowed;
      };
      const [anas, carlas] = [await real.grant("ana"), await real.grant("carla")];
      await real.sweep();
      await expect.poll(() => settled(real, carlas), { timeout: 5_000 }).toBe("active");
      const [ana, carla] = [session("ana"), session("carla")];
      expect([ana(), carla()]).toEqual([true, true]);
      value(await endOwn(real.ports, anas, real.person("ana")));
      await expect.poll(() => settled(real, anas), { timeout: 5_000 }).toBe("ended");
      await expect.poll(ana, { timeout: 5_000 }).toBe(false);
      expect(carla()).toBe(true);
    } finally {
      await real.close();
    }
  });
});

async function settled(real: World, grant: GrantId) {
  await real.sweep();
  return real.grantState(grant);
}

describe("without a session guard", () => {
  it("refuses a permission set whose credentials would live on for too long, at request and at approval", async () => {
    const unguarded = await createWorld({ guarded: false });
    try {
      const [requestId] = value(await unguarded.submit("ana", {}));
      if (!requestId) throw new Error("no request");
      unguarded.ports.limits = { ...unguarded.ports.limits, maxUnguardedSessionMinutes: 15 };
      expect(refusalsOf(await unguarded.approve(requestId))).toEqual(["session-too-long"]);
      expect(refusalsOf(await unguarded.submit("ana", {}))).toEqual(["session-too-long"]);
    } finally {
      await unguarded.close();
    }
  });
});
