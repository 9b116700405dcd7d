import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsClients } from "@/adapters/aws/clients";
import { cloudTrail } from "@/adapters/aws/cloud-trail";
import { activityStore } from "@/adapters/postgres/activity-store";
import { activityPage } from "@/adapters/postgres/views/activity";
import { requestStory } from "@/adapters/postgres/views/story";
import type { Person } from "@/core/directory/types";
import type { AccountId, PersonId, RequestId } from "@/core/ids";
import { createWorld, type World } from "@/scripts/testing/world";
import { Fault } from "../fault";
import { type CollectPorts, collectDue } from "./collect";
import type { ActivitySource } from "./ports";

let world: World;
beforeAll(async () => {
  world = await createWorld({ activity: true });
});
afterAll(() => world.close());

function collector(source?: ActivitySource): CollectPorts {
  const aws = awsClients("sa-east-1", {
    endpoint: world.sandbox.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const real = cloudTrail({
    sts: aws.sts,
    roleName: "CatracaActivityRead",
    regions: ["sa-east-1", "us-east-1"],
    endpoint: world.sandbox.url,
  });
  return {
    source: source ?? real,
    store: activityStore(world.prisma),
    everySeconds: 1,
    onTrouble: (_, error) => world.troubles.push(error),
  };
}

describe("collecting", () => {
  it("ties the calls of the person's session to the grant, and nobody else's, each once", async () => {
    const grantId = await world.grant("ana");
    await world.settleFor(1);
    const { requestId } = await world.prisma.grant.findUniqueOrThrow({ where: { id: grantId } });
    const collected = async () => {
      await world.advance(1);
      await collectDue(collector());
      return (
        (await requestStory({ prisma: world.prisma, overdueMs: 120_000 }, requestId as RequestId))
          ?.activities ?? []
      );
    };
    await expect.poll(async () => (await collected()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    const activities = await collected();
    expect(new Set(activities.map(({ eventId }) => eventId)).size).toBe(activities.length);
    for (const { event, person } of activities) {
      expect(person.id).toBe(world.person("ana"));
      const { userIdentity } = event as { userIdentity: { onBehalfOf?: { userId: string } } };
      if (userIdentity.onBehalfOf) expect(userIdentity.onBehalfOf.userId).toBe(world.person("ana"));
    }
    expect(activities.some(({ action }) => action === "AssumeRoleWithSAML")).toBe(true);
    const page = await activityPage(world.prisma, "all", { accountId: world.account("payments-prod") }, 1);
    expect(page.total).toBeGreaterThanOrEqual(activities.length);
    expect((await activityPage(world.prisma, new Set(), {}, 1)).total).toBe(0);
    expect(world.troubles).toEqual([]);
  });

  it("tries again after a fault, and loses nothing by it", async () => {
    await world.prisma.$executeRaw`UPDATE "grant" SET collect_at = catraca_now()`;
    const away = {
      lookUp: () => Promise.reject(new Fault("later", "none", "ThrottlingException", "slow down")),
    };
    await collectDue(collector(away));
    expect(world.troubles).toHaveLength(1);
    const { collectAt } = await world.prisma.grant.findFirstOrThrow();
    expect(collectAt).not.toBeNull();
  });
});

describe("the Identity Store", () => {
  it("finds people by user name and external id, exactly, disabled ones too", async () => {
    const { directory } = world.ports;
    expect(await directory.findByUserName("ana")).toEqual([world.person("ana")]);
    expect(await directory.findByUserName("an")).toEqual([]);
    expect(await directory.findByUserName("joana")).toEqual([world.person("joana")]);
    expect(
      await directory.describePerson("00000000-0000-4000-8000-000000000000" as PersonId),
    ).toBeUndefined();
    expect(await directory.describePerson(world.person("joana"))).toMatchObject({
      enabled: false,
    } satisfies Partial<Person>);
  });

  it("lists accounts with their units' names, tags and the management account", async () => {
    const account = await world.prisma.account.findUniqueOrThrow({
      where: { id: world.account("payments-prod") },
    });
    expect(account.path).toBe("Root/Payments/Production");
    const management = await world.prisma.account.findUniqueOrThrow({
      where: { id: "100000000001" as AccountId },
    });
    expect(management.isManagement).toBe(true);
  });
});
