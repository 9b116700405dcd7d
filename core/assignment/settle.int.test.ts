import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Fault } from "@/core/fault";
import { endOwn, revoke } from "@/core/grant/end";
import { freeze, liftFreeze } from "@/core/grant/freeze";
import type { RequestId } from "@/core/ids";
import { createWorld, refusalsOf, value, type World } from "@/scripts/testing/world";
import type { IdentityCenter } from "./ports";
import { settle } from "./settle";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.ports.identityCenter = world.realIdentityCenter;
  world.troubles.length = 0;
});

/** The next call of this kind does this instead, once. */
function once<Verb extends keyof IdentityCenter>(verb: Verb, instead: IdentityCenter[Verb]) {
  const real = world.realIdentityCenter;
  let used = false;
  world.ports.identityCenter = {
    ...real,
    [verb]: (...args: never[]) => {
      if (used) return (real[verb] as (...rest: never[]) => unknown)(...args);
      used = true;
      return (instead as (...rest: never[]) => unknown)(...args);
    },
  };
}

async function settleOnce(): Promise<void> {
  const step = await settle(world.ports);
  if (step.due) await step.done;
}

describe("settle", () => {
  it("gives on AWS's word, and takes back at the end, proven by AWS's list (invariants 2, 5)", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("active");
    expect(world.holds("ana")).toBe(true);
    await world.advance(30 * 60);
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ended");
    expect(world.holds("ana")).toBe(false);
    expect(world.troubles).toEqual([]);
  });

  it("keeps an assignment while another grant covers it (invariant 3)", async () => {
    const first = await world.grant("ana", { minutes: 10 });
    const second = await world.grant("ana", { minutes: 60 });
    await world.settleFor(2);
    await world.advance(10 * 60);
    await world.settleFor(2);
    expect(await world.grantState(first)).toBe("ended");
    expect(await world.grantState(second)).toBe("active");
    expect(world.holds("ana")).toBe(true);
    const covered = await world.prisma.grant.findUniqueOrThrow({ where: { id: first } });
    expect(covered.outcome).toBe("covered");
    value(await endOwn(world.ports, second, world.person("ana")));
    await world.settleFor(2);
    expect(world.holds("ana")).toBe(false);
  });

  it("ends early on 'done' and on revoke, and only by whom it may", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(2);
    expect(refusalsOf(await endOwn(world.ports, grant, world.person("diego")))).toEqual(["not-found"]);
    expect(refusalsOf(await revoke(world.ports, grant, world.person("elisa"), "no"))).toEqual([
      "not-allowed",
    ]);
    expect(refusalsOf(await revoke(world.ports, grant, world.person("bruno"), " "))).toEqual([
      "reason-missing",
    ]);
    value(await revoke(world.ports, grant, world.person("fabio"), "incident is over"));
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("ended");
    expect(world.holds("ana")).toBe(false);
  });

  it("refuses what the person has by standing access, and never removes it (invariant 4)", async () => {
    const tuple = {
      principalType: "USER",
      principalId: world.person("ana"),
      accountId: world.account("payments-prod"),
      permissionSetArn: world.permissionSet("ReadOnly"),
    };
    const assign = (method: "POST" | "DELETE") =>
      fetch(`${world.sandbox.url}/_sandbox/assignments`, { method, body: JSON.stringify(tuple) });
    await assign("POST");
    const { principalId, accountId, permissionSetArn } = tuple;
    await world.prisma.standingAccess.create({
      data: { principalType: "person", principalId, accountId, permissionSetArn },
    });
    const grant = await world.grant("ana", { permissionSet: "ReadOnly", minutes: 5 });
    await world.settleFor(2);
    const failed = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([failed.state, failed.outcome]).toEqual(["failed", "held-standing"]);
    await world.advance(5 * 60);
    await world.settleFor(3);
    expect(world.holds("ana", "payments-prod", "ReadOnly")).toBe(true);
    await assign("DELETE");
  });

  it("refuses what the person has through a group (invariant 4)", async () => {
    const group = await world.prisma.group.findFirstOrThrow({ where: { name: "lending-engineers" } });
    const held = JSON.stringify({
      principalType: "GROUP",
      principalId: group.id,
      accountId: world.account("lending-dev"),
      permissionSetArn: world.permissionSet("PowerUser"),
    });
    const assignments = `${world.sandbox.url}/_sandbox/assignments`;
    await fetch(assignments, { method: "POST", body: held });
    const grant = await world.grant("ana", { account: "lending-dev", permissionSet: "PowerUser" }, "elisa");
    await world.settleFor(2);
    await fetch(assignments, { method: "DELETE", body: held });
    const failed = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([failed.state, failed.outcome]).toEqual(["failed", "held-through-group"]);
  });

  it("learns from AWS's list that a create took effect whose answer was lost (invariant 7)", async () => {
    once("create", async (tuple) => {
      await world.realIdentityCenter.create(tuple);
      throw new Fault("later", "unknown", "TimeoutError", "no answer");
    });
    const grant = await world.grant("ana", { minutes: 20 });
    await world.settleFor(4);
    expect(await world.grantState(grant)).toBe("active");
    await world.advance(20 * 60);
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ended");
    expect(world.holds("ana")).toBe(false);
  });

  it("creates again when AWS's list shows no effect of a lost create, and removes what that gives after the end (invariants 2, 5)", async () => {
    once("create", async () => {
      throw new Fault("later", "unknown", "TimeoutError", "no answer");
    });
    const grant = await world.grant("ana", { minutes: 20 });
    await world.settleFor(5);
    expect(await world.grantState(grant)).toBe("active");
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(false);
    expect(await world.grantState(grant)).toBe("ending"); // the lost one may still be on its way
    await world.realIdentityCenter.create({
      personId: world.person("ana"),
      accountId: world.account("payments-prod"),
      permissionSetArn: world.permissionSet("DatabaseAdmin"),
    }); // and takes effect after all
    await world.settleFor(20);
    expect(world.holds("ana")).toBe(false);
    await world.advance(16 * 60);
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ended");
    expect(world.holds("ana")).toBe(false);
  });

  it("gives nothing while a lost delete could still take it away (invariant 3)", async () => {
    const first = await world.grant("ana", { minutes: 20 });
    await world.settleFor(3);
    once("delete", async () => {
      throw new Fault("later", "unknown", "TimeoutError", "no answer");
    });
    value(await endOwn(world.ports, first, world.person("ana")));
    await world.settleFor(20); // another delete took it away: the lost one may still be on its way
    expect(await world.grantState(first)).toBe("ended");
    const second = await world.grant("ana", { minutes: 60 });
    await world.settleFor(10);
    expect([await world.grantState(second), world.holds("ana")]).toEqual(["activating", false]);
    await world.advance(5 * 60 + 10);
    await world.settleFor(5);
    expect([await world.grantState(second), world.holds("ana")]).toEqual(["active", true]);
    value(await endOwn(world.ports, second, world.person("ana")));
    await world.settleFor(3);
  });

  it("takes what a worker made whose colleague wakes up late with a decision too old to send (invariant 2)", async () => {
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    once("create", async () => {
      await asleep;
      throw new Fault("later", "none", "Stale", "The decision was too old to be sent.");
    });
    const grant = await world.grant("ana", { minutes: 20 });
    await settleOnce(); // looks
    const late = settleOnce(); // writes its create down, and falls asleep
    await expect.poll(() => world.prisma.operation.count({ where: { state: "written" } })).toBe(1);
    await world.advance(20);
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(true);
    wake();
    await late;
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("active");
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(3);
    expect([await world.grantState(grant), world.holds("ana")]).toEqual(["ended", false]);
  });

  it("proves an end while the directory is away, and keeps nothing for whom it could not ask about (invariants 10, 12)", async () => {
    const { directory, mayActivate } = world.ports;
    const away = async () => {
      throw new Fault("later", "none", "ThrottlingException", "slow down");
    };
    const first = await world.grant("carla", { minutes: 10 });
    await world.settleFor(3);
    const second = await world.grant("carla", { minutes: 60 });
    Object.assign(world.ports, { directory: { ...directory, groupsAmong: away }, mayActivate: away });
    await world.advance(10 * 60);
    await world.settleFor(3);
    expect([await world.grantState(first), await world.grantState(second)]).toEqual(["ending", "activating"]);
    expect(world.holds("carla")).toBe(true);
    await world.settleFor(75);
    expect([await world.grantState(first), await world.grantState(second)]).toEqual(["ended", "activating"]);
    expect(world.holds("carla")).toBe(false);
    Object.assign(world.ports, { directory, mayActivate });
    await world.settleFor(20);
    expect([await world.grantState(second), world.holds("carla")]).toEqual(["active", true]);
    value(await endOwn(world.ports, second, world.person("carla")));
    await world.settleFor(3);
  });

  it("knows that nothing was sent where its turn never came, and goes on at once when it does (invariant 7)", async () => {
    const grant = await world.grant("ana", { minutes: 5 });
    await world.settleFor(3);
    const { sleep, monotonicMs } = world.ports;
    let lateMs = 0;
    Object.assign(world.ports, {
      sleep: async (ms: number) => {
        lateMs += ms + 1_000; // wakes late for every slot
      },
      monotonicMs: () => monotonicMs() + lateMs,
    });
    value(await endOwn(world.ports, grant, world.person("ana")));
    await settleOnce();
    const last = {
      where: { assignment: { grants: { some: { id: grant } } } },
      orderBy: { writtenAt: "desc" },
    } as const;
    expect(await world.prisma.operation.findFirstOrThrow(last)).toMatchObject({
      kind: "delete",
      state: "failed",
    });
    Object.assign(world.ports, { sleep, monotonicMs });
    await world.settleFor(5);
    expect([await world.grantState(grant), world.holds("ana")]).toEqual(["ended", false]);
    expect(world.troubles).toEqual([]);
  });

  it("does not sleep through an end while AWS's list fails (invariant 2)", async () => {
    await world.grant("ana", { minutes: 2 });
    await world.settleFor(3);
    const second = await world.grant("ana", { minutes: 2 });
    const away = async () => {
      throw new Fault("later", "none", "ThrottlingException", "slow down");
    };
    world.ports.identityCenter = { ...world.realIdentityCenter, holders: away };
    await world.settleFor(110); // by now it looks every 15 s only
    expect(world.holds("ana")).toBe(true);
    await world.settleFor(12);
    expect([await world.grantState(second), world.holds("ana")]).toEqual(["ending", false]);
    world.ports.identityCenter = world.realIdentityCenter;
    await world.settleFor(20);
    expect(await world.grantState(second)).toBe("ended");
  });

  it("sends a lost delete again until AWS lists the assignment no more (invariant 2)", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(2);
    once("delete", async () => {
      throw new Fault("later", "unknown", "ECONNRESET", "cut");
    });
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(6);
    expect(world.holds("ana")).toBe(false);
    expect(await world.grantState(grant)).toBe("ended");
    await world.advance(6 * 60); // by then the lost one can no longer come
    await world.settleFor(1);
  });

  it("goes on after a worker died between writing a delete and sending it, within 10 s", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(2);
    value(await endOwn(world.ports, grant, world.person("ana")));
    once("delete", () => Promise.reject(new Error("the process was killed here")));
    await world.sweep(); // writes the operation, then dies
    expect(world.troubles).toHaveLength(1);
    expect(world.holds("ana")).toBe(true);
    await world.settleFor(9);
    expect(world.holds("ana")).toBe(false);
    expect(await world.grantState(grant)).toBe("ended");
  });

  it("calls ours only what a create may have made: what somebody gives after AWS refused us stays (invariant 4)", async () => {
    once("create", async () => {
      throw new Fault("later", "none", "AccessDeniedException", "no");
    });
    const tuple = {
      principalType: "USER",
      principalId: world.person("carla"),
      accountId: world.account("payments-prod"),
      permissionSetArn: world.permissionSet("PowerUser"),
    };
    const grant = await world.grant("carla", { permissionSet: "PowerUser", minutes: 5 });
    await world.sweep(); // refused, and backing off
    await fetch(`${world.sandbox.url}/_sandbox/assignments`, { method: "POST", body: JSON.stringify(tuple) });
    await world.settleFor(4);
    const failed = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([failed.state, failed.outcome]).toEqual(["failed", "held-foreign"]);
    await world.advance(6 * 60);
    await world.settleFor(2);
    expect(world.holds("carla", "payments-prod", "PowerUser")).toBe(true);
    await fetch(`${world.sandbox.url}/_sandbox/assignments`, {
      method: "DELETE",
      body: JSON.stringify(tuple),
    });
  });

  it("believes no old list: a create that was lost is looked for once more before it is written off (invariants 2, 5)", async () => {
    once("create", async () => {
      throw new Fault("later", "unknown", "TimeoutError", "no answer");
    });
    const grant = await world.grant("carla", { minutes: 60 });
    await world.sweep();
    value(await endOwn(world.ports, grant, world.person("carla")));
    await world.settleFor(3);
    expect(await world.grantState(grant)).toBe("ending");
    await world.realIdentityCenter.create({
      personId: world.person("carla"),
      accountId: world.account("payments-prod"),
      permissionSetArn: world.permissionSet("DatabaseAdmin"),
    }); // it takes effect after all, while every worker is away
    await world.advance(20 * 60);
    await world.settleFor(15);
    expect(world.holds("carla")).toBe(false);
    expect(await world.grantState(grant)).toBe("ended");
  });

  it("drops an observation that is older than what is known (invariants 2, 5)", async () => {
    const real = world.realIdentityCenter;
    let isHanging = false;
    let release: () => void = () => undefined;
    once("holders", async (target, turn) => {
      const asOfThen = await real.holders(target, turn);
      await new Promise<void>((resolve) => {
        release = resolve;
        isHanging = true;
      });
      return asOfThen;
    });
    const grant = await world.grant("carla", { minutes: 60 });
    const slow = world.sweep(); // lists, and then hangs
    await expect.poll(() => isHanging).toBe(true);
    await world.advance(4); // the lease has passed: another worker goes on
    await world.settleFor(20);
    expect(await world.grantState(grant)).toBe("active");
    release();
    await slow;
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("active");
    value(await endOwn(world.ports, grant, world.person("carla")));
    await world.settleFor(3);
    expect(world.holds("carla")).toBe(false);
  });

  it("asks for every grant anew whether it may be given, also while another covers it (invariant 12)", async () => {
    const now = await world.ports.database.transact((tx) => tx.now());
    const first = await world.grant("carla", { minutes: 60 });
    const second = await world.grant("carla", { minutes: 60, startsAt: new Date(now.getTime() + 1_800_000) });
    await world.settleFor(2);
    expect(await world.grantState(first)).toBe("active");
    value(await freeze(world.ports, world.person("fabio"), "incident"));
    await world.advance(1_800);
    await world.settleFor(3);
    expect(await world.grantState(first)).toBe("active");
    const refused = await world.prisma.grant.findUniqueOrThrow({ where: { id: second } });
    expect([refused.state, refused.outcome]).toEqual(["failed", "frozen"]);
    value(await liftFreeze(world.ports, world.person("fabio")));
    value(await endOwn(world.ports, first, world.person("carla")));
    await world.settleFor(3);
  });

  it("fails a grant closed when the person is no longer eligible at its start (invariant 12)", async () => {
    const later = new Date(Date.now() + 86_400_000 * 2);
    const grant = await world.grant(
      "diego",
      { account: "risk-prod", permissionSet: "ReadOnly", startsAt: later },
      "helena",
    );
    const member = { groupId: "", userId: world.person("diego") };
    const group = await world.prisma.group.findFirstOrThrow({ where: { name: "risk-engineers" } });
    member.groupId = group.id;
    await fetch(`${world.sandbox.url}/_sandbox/memberships`, {
      method: "DELETE",
      body: JSON.stringify(member),
    });
    const now = await world.ports.database.transact((tx) => tx.now());
    await world.advance((later.getTime() - now.getTime()) / 1000);
    await world.settleFor(2);
    const failed = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([failed.state, failed.outcome]).toEqual(["failed", "not-eligible"]);
    expect(world.holds("diego", "risk-prod", "ReadOnly")).toBe(false);
    await fetch(`${world.sandbox.url}/_sandbox/memberships`, {
      method: "POST",
      body: JSON.stringify(member),
    });
  });

  it("gives what begins in four weeks when it begins, and not before", async () => {
    const now = await world.ports.database.transact((tx) => tx.now());
    const startsAt = new Date(now.getTime() + 28 * 86_400_000);
    const grant = await world.grant("carla", { startsAt });
    await world.advance(28 * 86_400 - 5);
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("scheduled");
    expect(world.holds("carla")).toBe(false);
    await world.settleFor(8);
    expect(await world.grantState(grant)).toBe("active");
    value(await endOwn(world.ports, grant, world.person("carla")));
    await world.settleFor(20);
  });

  it("cancels what was scheduled and is ended before it began, and never asks AWS for it", async () => {
    const now = await world.ports.database.transact((tx) => tx.now());
    const startsAt = new Date(now.getTime() + 3_600_000);
    const grant = await world.grant("carla", { startsAt });
    value(await endOwn(world.ports, grant, world.person("carla")));
    await world.advance(3 * 3600);
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("cancelled");
    expect(world.holds("carla")).toBe(false);
  });
});

describe("the database", () => {
  it("refuses a decision on one's own request even without the application's check (invariant 1)", async () => {
    const [requestId] = value(await world.submit("ana", {}));
    const request = await world.prisma.request.findUniqueOrThrow({ where: { id: requestId as RequestId } });
    const decision = (approver: string, contentHash: string, minutes = 60) =>
      world.prisma.decision.create({
        data: {
          requestId: request.id,
          approverId: world.person(approver),
          verdict: "approve",
          contentHash,
          grantedMinutes: minutes,
        },
      });
    await expect(decision("ana", request.contentHash)).rejects.toThrow();
    await expect(decision("bruno", "something else")).rejects.toThrow();
    await expect(decision("bruno", request.contentHash, 61)).rejects.toThrow();
    await expect(decision("bruno", request.contentHash)).resolves.toBeTruthy();
  });

  it("refuses to change what was asked or who decided, also behind a temporary table (invariants 1, 11)", async () => {
    const { prisma } = world;
    const some = await prisma.target.findFirstOrThrow();
    await expect(prisma.$executeRaw`UPDATE target SET account_id = '310000000002'`).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      prisma.target.create({ data: { ...some, permissionSetArn: world.permissionSet("NetworkAdmin") } }),
    ).rejects.toThrow();
    await expect(prisma.$executeRaw`UPDATE person SET id = 'mallory'`).rejects.toThrow(/permission denied/);
    await expect(prisma.$executeRaw`UPDATE activity SET action = 'x'`).rejects.toThrow(/permission denied/);
    await expect(
      prisma.$executeRaw`INSERT INTO audit_entry (at, action, subject_type, subject_id) VALUES (now(), 'x', 'x', 'x')`,
    ).rejects.toThrow(/permission denied/);
    const [pending] = value(await world.submit("ana", {}));
    const request = await prisma.request.findUniqueOrThrow({ where: { id: pending as RequestId } });
    const deceived = prisma.$transaction(async (sql) => {
      await sql.$executeRaw`CREATE TEMP TABLE request (LIKE public.request) ON COMMIT DROP`;
      await sql.$executeRaw`
        INSERT INTO decision (request_id, approver_id, verdict, content_hash, granted_minutes)
        VALUES (${request.id}::uuid, ${world.person("ana")}, 'approve', ${request.contentHash}, 60)`;
    });
    await expect(deceived).rejects.toThrow(/CA001|own request/);
  });

  it("lets the runtime's role append to the trail and the decisions, and change nothing in them (invariant 11)", async () => {
    const { prisma } = world;
    await expect(prisma.$executeRaw`UPDATE audit_entry SET action = 'x'`).rejects.toThrow(
      /permission denied/,
    );
    await expect(prisma.$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/permission denied/);
    await expect(prisma.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(/permission denied/);
    await expect(prisma.$executeRaw`UPDATE decision SET reason = 'x'`).rejects.toThrow(/permission denied/);
    await expect(prisma.$executeRaw`DELETE FROM "grant"`).rejects.toThrow(/permission denied/);
  });

  it("allows one open operation an assignment (invariant 8)", async () => {
    const { prisma } = world;
    const assignment = await prisma.assignment.findFirstOrThrow();
    const data = { assignmentId: assignment.id, kind: "create", sender: 1 } as const;
    const first = await prisma.operation.create({ data });
    await expect(prisma.operation.create({ data })).rejects.toThrow();
    await prisma.operation.update({
      where: { id: first.id },
      data: { state: "failed", resolvedAt: new Date(0) },
    });
  });

  it("refuses a grant that ends before it begins (invariant 6)", async () => {
    const some = await world.prisma.grant.findFirstOrThrow();
    await expect(
      world.prisma.grant.create({
        data: {
          requestId: some.requestId,
          assignmentId: some.assignmentId,
          startsAt: some.endsAt,
          endsAt: some.startsAt,
        },
      }),
    ).rejects.toThrow();
  });
});
