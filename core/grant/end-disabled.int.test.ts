import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "@/scripts/testing/world";
import { Fault } from "../fault";
import type { GrantId, PersonId } from "../ids";
import { endDisabled } from "./end-disabled";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Rounds with a clock of their own, and whom they asked about. */
function rounds(describePerson = world.ports.directory.describePerson) {
  const asked: PersonId[] = [];
  const troubles: unknown[] = [];
  let nowMs = 0;
  const ask = endDisabled({
    database: world.ports.database,
    waker: world.ports.waker,
    directory: {
      ...world.ports.directory,
      describePerson: (id) => {
        asked.push(id);
        return describePerson(id);
      },
    },
    monotonicMs: () => nowMs,
    onTrouble: (_, error) => troubles.push(error),
  });
  return { ask, asked, troubles, pass: (seconds: number) => (nowMs += seconds * 1000) };
}

const control = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.status).toBe(200);
};
const setEnabled = (userName: string, enabled: boolean) =>
  control("POST", `people/${world.person(userName)}`, { enabled });
const copySays = (userName: string, enabled: boolean) =>
  world.prisma.person.update({ where: { id: world.person(userName) }, data: { enabled } });
const rowOf = (id: GrantId) => world.prisma.grant.findUniqueOrThrow({ where: { id } });

describe("endDisabled", () => {
  it("ends what runs and cancels what is scheduled once the directory says disabled, in nobody's name", async () => {
    const running = await world.grant("ana");
    const later = await world.grant("ana", {
      permissionSet: "PowerUser",
      startsAt: new Date(Date.now() + 3_600_000),
    });
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(true);
    await setEnabled("ana", false);
    await copySays("ana", false);
    expect(await rounds().ask()).toBe(2);
    expect(await rowOf(later)).toMatchObject({ state: "cancelled", outcome: "person-disabled" });
    for (let tries = 0; tries < 60 && (await world.grantState(running)) !== "ended"; tries += 1)
      await world.settleFor(2);
    expect(await rowOf(running)).toMatchObject({ state: "ended", outcome: "person-disabled" });
    expect(world.holds("ana")).toBe(false);
    const told = await world.prisma.auditEntry.findMany({ where: { action: "grant.person-disabled" } });
    expect(told.map(({ actorId, subjectId }) => [actorId, subjectId]).sort()).toEqual(
      [running, later].map((id) => [null, id]).sort(),
    );
    await setEnabled("ana", true);
    await copySays("ana", true);
  });

  it("ends nothing on the copy's word: a list that was cut off shows everybody gone", async () => {
    const grant = await world.grant("ana");
    await world.settleFor(3);
    await copySays("ana", false);
    const { ask, asked } = rounds();
    expect(await ask()).toBe(0);
    expect(asked).toEqual([world.person("ana")]);
    expect(await world.grantState(grant)).toBe("active");
    await copySays("ana", true);
  });

  it("takes a fault for no answer, and asks again", async () => {
    const grant = await world.prisma.grant.findFirstOrThrow({ where: { state: "active" } });
    await copySays("ana", false);
    const { ask, asked, troubles, pass } = rounds(async () => {
      throw new Fault("later", "unknown", "TimeoutError", "no answer");
    });
    expect(await ask()).toBe(0);
    pass(30);
    expect(await ask()).toBe(0);
    expect([asked.length, troubles.length]).toEqual([2, 2]);
    expect(await world.grantState(grant.id as GrantId)).toBe("active");
    await copySays("ana", true);
  });

  it("asks about everybody who has something every five minutes, those first whom the copy shows disabled", async () => {
    await world.grant("diego", { account: "risk-prod", permissionSet: "ReadOnly" }, "helena");
    await copySays("diego", false);
    const [ana, diego] = [world.person("ana"), world.person("diego")];
    const { ask, asked, pass } = rounds();
    for (let calls = 0; calls < 4; calls += 1) await ask();
    expect(asked).toEqual([diego, ana]);
    pass(30);
    for (let calls = 0; calls < 4; calls += 1) await ask();
    expect(asked).toEqual([diego, ana, diego]);
    await copySays("diego", true);
    pass(270);
    for (let calls = 0; calls < 4; calls += 1) await ask();
    expect(asked.slice(3)).toEqual([ana]);
    pass(30);
    for (let calls = 0; calls < 4; calls += 1) await ask();
    expect(asked.slice(4)).toEqual([diego]);
  });

  it("ends what somebody has who is gone from the directory, whatever the copy says", async () => {
    await control("DELETE", `people/${world.person("diego")}`, { keepAssignments: true });
    const { ask } = rounds();
    expect((await ask()) + (await ask())).toBe(1);
    const grant = await world.prisma.grant.findFirstOrThrow({
      where: { request: { requesterId: world.person("diego") } },
    });
    expect(grant.outcome).toBe("person-disabled");
  });
});
