import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { revokePerson } from "@/core/grant/end";
import { freeze, liftFreeze } from "@/core/grant/freeze";
import type { BundleId, RequestId } from "@/core/ids";
import { createWorld, refusalsOf, value, type World } from "@/scripts/testing/world";
import { decide } from "./decide";
import { lapseDue } from "./lapse-due";
import { submit } from "./submit";
import { withdraw } from "./withdraw";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const stateOf = async (id: RequestId | undefined) =>
  (await world.prisma.request.findUniqueOrThrow({ where: { id } })).state;

describe("submit", () => {
  const twoUnits = () => ({
    ...world.ask({ permissionSet: "ReadOnly" }),
    targets: ["payments-prod", "lending-prod"].map((name) => ({
      accountId: world.account(name),
      permissionSetArn: world.permissionSet("ReadOnly"),
    })),
  });

  it("makes one request for each unit, under one bundle; the same form sent ten times at once asks once", async () => {
    const bundleId = crypto.randomUUID() as BundleId;
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => submit(world.ports, world.person("ana"), bundleId, twoUnits())),
    );
    const ids = new Set(outcomes.flatMap((outcome) => value(outcome)));
    const rows = await world.prisma.request.findMany({ where: { bundleId } });
    expect(rows.map(({ unitId }) => unitId).sort()).toEqual(["lending", "payments"]);
    expect(ids).toEqual(new Set(rows.map(({ id }) => id)));
  });

  it("takes nobody else's bundle", async () => {
    const bundleId = crypto.randomUUID() as BundleId;
    value(await submit(world.ports, world.person("ana"), bundleId, world.ask({})));
    expect(refusalsOf(await submit(world.ports, world.person("carla"), bundleId, world.ask({})))).toEqual([
      "form-malformed",
    ]);
  });

  it("refuses, all reasons at once, and saves nothing", async () => {
    const before = await world.prisma.request.count();
    const outcome = await world.submit("diego", { minutes: 500, justification: " " });
    expect(refusalsOf(outcome).sort()).toEqual([
      "justification-missing",
      "minutes-above-maximum",
      "not-eligible",
    ]);
    expect(refusalsOf(await world.submit("joana", {}))).toEqual(["person-disabled"]);
    expect(await world.prisma.request.count()).toBe(before);
  });

  it("writes its audit entry with it (invariant 11)", async () => {
    const [id] = value(await world.submit("ana", {}));
    const trail = await world.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(trail.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["request.submitted", world.person("ana")],
    ]);
  });
});

describe("decide", () => {
  it("grants once, however many approve at the same instant", async () => {
    const [id] = value(await world.submit("ana", { permissionSet: "PowerUser" }));
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => world.approve(id as RequestId, index % 2 ? "bruno" : "carla")),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.prisma.grant.count({ where: { requestId: id } })).toBe(1);
  });

  it("lets nobody decide on their own request, nor who is not the unit's approver", async () => {
    const [id] = value(await world.submit("carla", {}));
    expect(refusalsOf(await world.approve(id as RequestId, "carla"))).toEqual(["own-request"]);
    expect(refusalsOf(await world.approve(id as RequestId, "elisa"))).toEqual(["not-an-approver"]);
    expect(refusalsOf(await world.approve(id as RequestId, "fabio"))).toEqual(["not-an-approver"]);
    expect(await stateOf(id)).toBe("pending");
  });

  it("asks the Identity Store, not what it was told before", async () => {
    const [id] = value(await world.submit("ana", {}));
    const group = await world.prisma.group.findFirstOrThrow({ where: { name: "payments-managers" } });
    const membership = JSON.stringify({ groupId: group.id, userId: world.person("bruno") });
    const change = (method: string) =>
      fetch(`${world.sandbox.url}/_sandbox/memberships`, { method, body: membership });
    await change("DELETE");
    expect(refusalsOf(await world.approve(id as RequestId, "bruno"))).toEqual(["not-an-approver"]);
    await change("POST");
    value(await world.approve(id as RequestId, "bruno"));
  });

  it("keeps the granted terms when they are less", async () => {
    const [id] = value(await world.submit("ana", { minutes: 120 }));
    value(await world.approve(id as RequestId, "bruno", 45));
    const decision = await world.prisma.decision.findFirstOrThrow({ where: { requestId: id } });
    const grant = await world.prisma.grant.findFirstOrThrow({ where: { requestId: id } });
    expect(decision.grantedMinutes).toBe(45);
    expect(grant.endsAt.getTime() - grant.startsAt.getTime()).toBe(45 * 60_000);
  });

  it("denies with a reason, which is kept", async () => {
    const [id] = value(await world.submit("ana", {}));
    const request = await world.prisma.request.findUniqueOrThrow({ where: { id } });
    const deny = (reason: string) =>
      decide(world.ports, {
        requestId: id as RequestId,
        approverId: world.person("bruno"),
        verdict: { verdict: "deny", reason },
        contentHash: request.contentHash,
      });
    expect(refusalsOf(await deny(""))).toEqual(["reason-missing"]);
    expect(value(await deny("use the read replica"))).toEqual({ state: "denied" });
    const decision = await world.prisma.decision.findFirstOrThrow({ where: { requestId: id } });
    expect([decision.verdict, decision.reason]).toEqual(["deny", "use the read replica"]);
  });

  it("lapses what nobody answered in time", async () => {
    const [id] = value(await world.submit("ana", {}));
    await world.advance(24 * 3600 + 1);
    expect(refusalsOf(await world.approve(id as RequestId))).toEqual(["lapsed"]);
    expect(await stateOf(id)).toBe("lapsed");
    const [other] = value(await world.submit("ana", {}));
    await world.advance(24 * 3600 + 1);
    await lapseDue(world.ports);
    expect(await stateOf(other)).toBe("lapsed");
  });
});

describe("withdraw", () => {
  it("takes one's own pending request back, and nobody else's", async () => {
    const [id] = value(await world.submit("ana", {}));
    expect(refusalsOf(await withdraw(world.ports, id as RequestId, world.person("bruno")))).toEqual([
      "not-found",
    ]);
    value(await withdraw(world.ports, id as RequestId, world.person("ana")));
    expect(refusalsOf(await withdraw(world.ports, id as RequestId, world.person("ana")))).toEqual([
      "already-decided",
    ]);
    expect(refusalsOf(await world.approve(id as RequestId))).toEqual(["already-decided"]);
  });
});

describe("security", () => {
  it("freezes new grants, while ending goes on", async () => {
    const grant = await world.grant("ana", { permissionSet: "NetworkAdmin", minutes: 1 });
    await world.settleFor(2);
    const [pending] = value(await world.submit("ana", {}));
    expect(refusalsOf(await freeze(world.ports, world.person("bruno"), "incident"))).toEqual(["not-allowed"]);
    value(await freeze(world.ports, world.person("fabio"), "incident"));
    expect(refusalsOf(await freeze(world.ports, world.person("fabio"), "again"))).toEqual(["already-frozen"]);
    expect(refusalsOf(await world.submit("ana", {}))).toEqual(["frozen"]);
    expect(refusalsOf(await world.approve(pending as RequestId))).toEqual(["frozen"]);
    await world.settleFor(62);
    expect(await world.grantState(grant)).toBe("ended");
    value(await liftFreeze(world.ports, world.person("fabio")));
    value(await world.approve(pending as RequestId));
  });

  it("ends everything one person has, and takes back what they have asked for", async () => {
    const grants = [
      await world.grant("diego", { account: "lending-prod", permissionSet: "ReadOnly" }, "elisa"),
      await world.grant("diego", { account: "risk-prod", permissionSet: "ReadOnly" }, "helena"),
    ];
    await world.settleFor(2);
    const [pending] = value(
      await world.submit("diego", { account: "lending-prod", permissionSet: "PowerUser" }),
    );
    const by = (who: string) =>
      revokePerson(world.ports, world.person("diego"), world.person(who), "lost laptop");
    expect(refusalsOf(await by("elisa"))).toEqual(["not-allowed"]);
    expect(await stateOf(pending)).toBe("pending");
    expect(value(await by("fabio"))).toBe(2);
    expect(await stateOf(pending)).toBe("withdrawn");
    const entry = await world.prisma.auditEntry.findFirstOrThrow({
      where: { action: "request.withdrawn", subjectId: pending },
    });
    expect(entry).toMatchObject({ actorId: world.person("fabio"), facts: { reason: "lost laptop" } });
    await world.settleFor(2);
    for (const grant of grants) expect(await world.grantState(grant)).toBe("ended");
    expect(
      world.sandbox.assignments().filter(({ principalId }) => principalId === world.person("diego")),
    ).toEqual([]);
  });
});
