// What others do to people, permission sets and accounts while access is live.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "@/scripts/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function activeGrant(...ask: Parameters<World["grant"]>) {
  const grant = await world.grant(...ask);
  await world.settleFor(3);
  expect(await world.grantState(grant)).toBe("active");
  return grant;
}

describe("ending what was changed midway", () => {
  it("a permission set that was deleted: AWS knows it no more, so nobody holds it", async () => {
    const grant = await activeGrant("ana", { permissionSet: "PowerUser", minutes: 5 });
    world.sandbox.changes.make({
      kind: "delete-permission-set",
      permissionSetArn: world.permissionSet("PowerUser"),
    });
    await world.advance(5 * 60);
    await world.settleFor(20);
    expect(await world.grantState(grant)).toBe("ended");
  });

  it("a person who was deleted, whose assignment AWS left as an orphan: tried again until AWS lists it no more", async () => {
    const grant = await activeGrant("carla", { minutes: 5 });
    const personId = world.person("carla");
    world.sandbox.changes.make({ kind: "delete-person", userId: personId }, { keepAssignments: true });
    await world.advance(5 * 60);
    await world.settleFor(40);
    expect(await world.grantState(grant)).toBe("ending");
    expect(world.holds("carla")).toBe(true);
    world.sandbox.faults.add({
      effect: { kind: "drift", change: "remove" },
      match: { principalId: personId },
    });
    await world.settleFor(40);
    expect(await world.grantState(grant)).toBe("ended");
  });

  it("an account that is closed refuses the removal: tried again until AWS takes it", async () => {
    const grant = await activeGrant("ana", { minutes: 5 });
    world.sandbox.faults.add({
      id: "closed",
      match: { operation: "DeleteAccountAssignment" },
      calls: "all",
      effect: { kind: "fail", reason: "account-closed" },
    });
    await world.advance(5 * 60);
    await world.settleFor(40);
    expect(await world.grantState(grant)).toBe("ending");
    const { lastFault } = await world.prisma.assignment.findFirstOrThrow({
      where: { grants: { some: { id: grant } } },
    });
    expect(lastFault).toMatch(/suspended or closed/);
    world.sandbox.faults.lift("closed");
    await world.settleFor(40);
    expect(await world.grantState(grant)).toBe("ended");
    expect(world.holds("ana")).toBe(false);
  });

  it("an account that left the organization: AWS knows it no more", async () => {
    await world.advance(20);
    const grant = await activeGrant("ana", { minutes: 5 });
    world.sandbox.changes.make({ kind: "delete-account", accountId: world.account("payments-prod") });
    await world.advance(5 * 60);
    await world.settleFor(20);
    expect(await world.grantState(grant)).toBe("ended");
  });
});
