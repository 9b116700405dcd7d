// What is shown of access under a session guard: when credentials are dead, what AWS confirmed, why it does not begin.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { endOwn } from "@/core/grant/end";
import type { GrantView } from "@/core/grant/views";
import type { GrantId, RequestId } from "@/core/ids";
import { createWorld, value, type World } from "@/scripts/testing/world";
import { grantView, stuckGrants } from "./grants";
import { guardPage, guardsInTrouble } from "./guards";
import { requestStory } from "./story";

const MINUTE = 60_000;
let world: World;
beforeAll(async () => {
  world = await createWorld({ guarded: true });
});
afterAll(() => world.close());
afterEach(() => faults("DELETE"));

const views = () => ({ prisma: world.prisma, overdueMs: 120_000 });
const now = () => world.ports.database.transact((tx) => tx.now());

async function shown(id: GrantId): Promise<GrantView> {
  const grant = await grantView(views(), id);
  if (!grant) throw new Error(`There is no grant ${id}.`);
  return grant;
}

/** From now on IAM answers nothing but throttling, or no longer does. */
async function faults(method: "POST" | "DELETE"): Promise<void> {
  const fault = { match: { service: "iam" }, calls: "all", effect: { kind: "throttle" } };
  const body = method === "POST" ? JSON.stringify(fault) : undefined;
  const { status } = await fetch(`${world.sandbox.url}/_sandbox/faults`, { method, body });
  expect(status).toBe(200);
}

/** What the story tells of AWS beside an entry of the trail. */
async function told(id: GrantId, action: string): Promise<string[]> {
  const { requestId } = await shown(id);
  const story = await requestStory(views(), requestId as RequestId);
  const event = story?.events.find((each) => each.action === action);
  return (event?.steps ?? []).map(({ of, did, tries }) => `${of} ${did}${tries > 1 ? " again" : ""}`);
}

describe("a grant under a guard", () => {
  let first: GrantId;
  it("has its credentials dead at the end, once AWS has taken that", async () => {
    first = await world.grant("ana", { minutes: 60 });
    expect((await shown(first)).guard).toEqual({ armedAt: null, gap: null, honouredBy: null });
    await world.settleFor(3);
    const { state, endsAt, credentialsDeadBy, guard, wait } = await shown(first);
    expect([state, wait]).toEqual(["active", null]);
    expect(credentialsDeadBy).toEqual(endsAt);
    expect(guard?.armedAt).toBeInstanceOf(Date);
    expect(await told(first, "grant.active")).toEqual([
      "arm asked",
      "arm done",
      "give asked",
      "give done",
      "list there",
    ]);
  });
  it("has them dead within the minutes that AWS needs, when it ends early", async () => {
    await world.advance(10 * 60);
    value(await endOwn(world.ports, first, world.person("ana")));
    await world.settleFor(3);
    const { state, endsAt, credentialsDeadBy } = await shown(first);
    expect(state).toBe("ended");
    const livesOnMs = credentialsDeadBy.getTime() - endsAt.getTime();
    expect(livesOnMs).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(livesOnMs).toBeLessThan(6 * MINUTE);
    const steps = await told(first, "grant.ended");
    expect(steps).toEqual(
      expect.arrayContaining(["tighten asked", "tighten done", "take asked", "take done", "list gone"]),
    );
    expect(steps.slice(-2)).toEqual(["bind asked", "bind done"]);
  });
  it("says at once that an earlier session is being closed, and until when AWS may honour the new one late", async () => {
    const next = await world.grant("ana", { minutes: 60 });
    await world.settleFor(2);
    const waiting = await shown(next);
    expect(waiting).toMatchObject({ state: "activating", wait: { for: "last-session" } });
    const beginsAt = waiting.wait?.for === "last-session" ? waiting.wait.beginsAt : null;
    const aheadMs = Number(beginsAt) - Number(await now());
    expect(aheadMs).toBeGreaterThan(0);
    expect(aheadMs).toBeLessThan(MINUTE);
    expect(await stuckGrants(views(), "all")).toEqual([]);
    await world.settleFor(70);
    const begun = await shown(next);
    expect([begun.state, begun.wait]).toEqual(["active", null]);
    expect(Number(begun.guard?.honouredBy)).toBeGreaterThan(Number(await now()));
    await world.advance(5 * 60);
    expect((await shown(next)).guard?.honouredBy).toBeNull();
    value(await endOwn(world.ports, next, world.person("ana")));
    await world.settleFor(3);
  });
  it("tells of a possible gap where it was extended too late, and none of the grant that ended there", async () => {
    await world.advance(13 * 3600);
    const short = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    await world.advance(27 * 60);
    const longer = await world.grant("ana", { minutes: 60 });
    await world.settleFor(3);
    const [old, extended] = [await shown(short), await shown(longer)];
    expect(extended.state).toBe("active");
    expect(old.guard?.gap).toBeNull();
    expect([old.keptUntil, extended.keptUntil]).toEqual([extended.endsAt, null]);
    expect(extended.guard?.gap?.from).toEqual(old.endsAt);
    expect(Number(extended.guard?.gap?.until)).toBeGreaterThan(old.endsAt.getTime());
    expect(extended.credentialsDeadBy).toEqual(extended.endsAt);
    expect(await told(longer, "grant.active")).toEqual(["list there", "arm asked", "arm done"]);
    await world.advance(5 * 60);
    await world.settleFor(3);
    const covered = await shown(short);
    expect(covered).toMatchObject({ state: "ended", outcome: "covered" });
    value(await endOwn(world.ports, longer, world.person("ana")));
    await world.settleFor(3);
  });
});

describe("a guard that AWS does not take", () => {
  it("keeps access waiting, tells whoever asked after half a minute and security after a whole one", async () => {
    await world.advance(13 * 3600);
    await world.settleFor(3);
    await faults("POST");
    const stuck = await world.grant("ana", { minutes: 60 });
    await world.settleFor(5);
    expect((await shown(stuck)).wait).toBeNull();
    await world.settleFor(27);
    const { wait, credentialsDeadBy, endsAt } = await shown(stuck);
    expect(wait).toMatchObject({ for: "guard", fault: expect.stringContaining("Throttling") });
    expect(credentialsDeadBy).toEqual(endsAt);
    expect(await stuckGrants(views(), "all")).toEqual([]);
    await world.settleFor(35);
    expect((await stuckGrants(views(), "all")).map(({ id }) => id)).toEqual([stuck]);
    expect(await stuckGrants(views(), new Set())).toEqual([]);
    const [guard] = await guardsInTrouble(world.prisma);
    expect(guard).toMatchObject({
      target: { accountName: "payments-prod", permissionSetName: "DatabaseAdmin" },
      pending: 1,
      trouble: { fault: expect.stringContaining("Throttling") },
    });
    expect(guard?.trouble?.attempts).toBeGreaterThan(3);
    expect(await told(stuck, "grant.activating")).toEqual(["arm asked", "arm refused again"]);
    await faults("DELETE");
    await world.settleFor(30);
    expect(await shown(stuck)).toMatchObject({ state: "active", wait: null });
    expect(await guardsInTrouble(world.prisma)).toEqual([]);
    expect((await told(stuck, "grant.active")).slice(0, 4)).toEqual([
      "arm asked",
      "arm refused again",
      "arm asked",
      "arm done",
    ]);
  });
  it("leaves credentials to the end that AWS knows, where an earlier one cannot be written", async () => {
    const [grant] = await world.prisma.grant.findMany({ where: { state: "active" } });
    if (!grant) throw new Error("There is no active grant.");
    await faults("POST");
    await world.advance(10 * 60);
    value(await endOwn(world.ports, grant.id as GrantId, world.person("ana")));
    await world.settleFor(5);
    const over = await shown(grant.id as GrantId);
    expect(over.state).toBe("ended");
    expect(over.credentialsDeadBy).toEqual(grant.endsAt);
    await faults("DELETE");
    await world.settleFor(30);
    const tightened = await shown(grant.id as GrantId);
    expect(Number(tightened.credentialsDeadBy)).toBeLessThan(grant.endsAt.getTime());
  });
  it("is shown to security when somebody changed it by hand, and promises nothing until it is AWS's again", async () => {
    await world.advance(13 * 3600);
    const grant = await world.grant("ana", { minutes: 8 });
    await world.settleFor(3);
    await world.ports.carrier.write(
      world.account("payments-prod"),
      "catraca-guard-DatabaseAdmin",
      JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
      () => undefined,
    );
    await world.advance(6 * 60);
    await world.settleFor(5);
    const [guard] = await guardsInTrouble(world.prisma);
    expect(guard).toMatchObject({
      statements: 1,
      pending: 0,
      trouble: null,
      policyName: "catraca-guard-DatabaseAdmin",
    });
    const { credentialsDeadBy, endsAt } = await shown(grant);
    expect(Number(credentialsDeadBy)).toBeGreaterThan(endsAt.getTime());
    expect(Number(credentialsDeadBy) - Number(guard?.editedAt)).toBeGreaterThan(5 * MINUTE);
    expect((await guardPage(world.prisma, 1)).items[0]?.target.accountName).toBe("payments-prod");
    await world.advance(25 * 3600);
    expect(await guardsInTrouble(world.prisma)).toEqual([]);
    expect((await guardPage(world.prisma, 1)).items[0]?.editedAt).toEqual(guard?.editedAt);
  });
});

describe("without a guard", () => {
  it("credentials may live for a session after AWS listed it no longer, and nothing says otherwise", async () => {
    const unguarded = await createWorld({ guarded: false });
    try {
      const id = await unguarded.grant("ana", { minutes: 30 });
      const here = { prisma: unguarded.prisma, overdueMs: 120_000 };
      await unguarded.settleFor(3);
      const active = await grantView(here, id);
      const sessionMs = (active?.target.sessionDurationSeconds ?? 0) * 1000;
      expect(active?.guard).toBeNull();
      expect(Number(active?.credentialsDeadBy) - Number(active?.endsAt)).toBe(sessionMs);
      await unguarded.advance(30 * 60);
      await unguarded.settleFor(3);
      const ended = await grantView(here, id);
      expect(ended?.state).toBe("ended");
      expect(Number(ended?.credentialsDeadBy) - Number(ended?.endedAt)).toBe(sessionMs);
      expect((await guardPage(unguarded.prisma, 1)).total).toBe(0);
    } finally {
      await unguarded.close();
    }
  });
});
