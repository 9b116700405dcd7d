import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignmentListing } from "@/adapters/aws/assignment-listing";
import { awsClients } from "@/adapters/aws/clients";
import { identityCenter } from "@/adapters/aws/identity-center";
import { connect } from "@/adapters/postgres/client";
import { installationStore } from "@/adapters/postgres/installation-store";
import { whileSole } from "@/adapters/postgres/sole-worker";
import { Fault } from "@/core/fault";
import { endOwn } from "@/core/grant/end";
import type { FindingId, GrantId } from "@/core/ids";
import { createTestDatabase } from "@/scripts/testing/database";
import { createWorld, refusalsOf, value, type World } from "@/scripts/testing/world";
import { adopt } from "./adopt";
import { believe } from "./finish-reconciliation";
import { lookNow } from "./look-now";
import { checkDatabase, giveAgain } from "./mode";
import type { AssignmentListing } from "./ports";
import { type Reconciled, type ReconcilePorts, reconciler } from "./reconcile";
import { remove } from "./remove";

let world: World;
let listing: AssignmentListing;
let turns = 0;
beforeAll(async () => {
  world = await createWorld();
  const aws = awsClients("sa-east-1", {
    endpoint: world.sandbox.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const turn = async () => {
    turns += 1;
  };
  const lister = aws.ssoLister(turn);
  listing = assignmentListing(lister, aws.instance, identityCenter(lister, aws.instance).holders, turn);
  await setMode("onboarding");
  await lookThrough();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sandbox.faults.lift();
  world.troubles.length = 0;
  expect(await mode()).toBe("granting");
});

const mode = () => world.ports.database.transact((tx) => tx.drift.mode());
const setMode = (to: "onboarding" | "granting" | "restored") =>
  world.prisma.installation.update({ where: { id: 1 }, data: { mode: to } });

function drifting(instead: Partial<ReconcilePorts> = {}, isStopping = () => false) {
  const look = reconciler({
    database: world.ports.database,
    listing,
    everyMs: 3_600_000,
    overdueMs: 120_000,
    ...instead,
  });
  return () => look(isStopping);
}

/** Looks at everything once, as security asks for it; how it went. */
async function lookThrough(instead: Partial<AssignmentListing> = {}): Promise<Reconciled> {
  await lookNow(world.ports, world.person("fabio"));
  return drifting({ listing: { ...listing, ...instead } })();
}

interface Access {
  principalType: "USER" | "GROUP";
  principalId: string;
  accountId: string;
  permissionSetArn: string;
}

/** Somebody gives or takes access in AWS, behind Catraca's back. */
function inAws(method: "POST" | "DELETE", access: Access) {
  return fetch(`${world.sandbox.url}/_sandbox/assignments`, { method, body: JSON.stringify(access) });
}

function of(userName: string, account = "payments-prod", permissionSet = "DatabaseAdmin"): Access {
  return {
    principalType: "USER",
    principalId: world.person(userName),
    accountId: world.account(account),
    permissionSetArn: world.permissionSet(permissionSet),
  };
}

async function ofGroup(name: string): Promise<Access> {
  const group = await world.prisma.group.findFirstOrThrow({ where: { name } });
  return { ...of("ana"), principalType: "GROUP", principalId: group.id };
}

const openFindings = () => world.prisma.drift.findMany({ where: { closedAt: null } });
const findingsOf = ({ principalId }: Access) =>
  world.prisma.drift.findMany({ where: { principalId }, orderBy: { firstSeenAt: "asc" } });
async function finding(access: Access) {
  const [found] = await world.prisma.drift.findMany({
    where: { principalId: access.principalId, closedAt: null },
  });
  if (!found) throw new Error("there is no such finding");
  return { ...found, id: found.id as FindingId };
}
const actions = async (subjectType: string) =>
  (await world.prisma.auditEntry.findMany({ where: { subjectType }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("onboarding", () => {
  it("took everything there was as standing, by nobody, and then began to give by itself", async () => {
    const standing = await world.prisma.standingAccess.findMany();
    expect(standing).toHaveLength(world.sandbox.assignments().length);
    expect(new Set(standing.map(({ principalType }) => principalType))).toEqual(new Set(["person", "group"]));
    expect(standing.every(({ byId }) => byId === null)).toBe(true);
    expect(await actions("installation")).toEqual(["installation.onboarded"]);
    expect(await actions("reconciliation")).toEqual(["reconciliation.started", "reconciliation.finished"]);
    expect(await openFindings()).toEqual([]);
    const calls = world.sandbox.record({ kind: "call" }).map(({ operation }) => operation);
    const lists = calls.filter((name) => /^List(AccountAssignments|AccountsForProvisioned)/.test(name));
    expect(turns).toBeGreaterThanOrEqual(lists.length); // every call had its turn
  });

  it("does not take for standing what the ledger says is ours", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(2);
    await world.advance(60);
    const before = await world.prisma.standingAccess.count();
    await setMode("onboarding");
    expect(await lookThrough()).toBe("finished");
    expect(await world.prisma.standingAccess.count()).toBe(before);
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(2);
    expect(world.holds("ana")).toBe(false);
  });

  it("gives nothing before it is complete", async () => {
    await setMode("onboarding");
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(false);
    await lookThrough();
    await world.advance(60);
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(true);
    value(await endOwn(world.ports, grant, world.person("ana")));
    await world.settleFor(2);
  });
});

describe("what AWS lists and nobody here knows", () => {
  it("is foreign, person or group, once, until a later look no longer finds it", async () => {
    const [person, group] = [of("diego"), await ofGroup("risk-engineers")];
    await inAws("POST", person);
    await inAws("POST", group);
    await lookThrough();
    await lookThrough();
    expect(
      (await openFindings())
        .map(({ kind, principalType, principalId }) => [kind, principalType, principalId])
        .sort(),
    ).toEqual([
      ["foreign", "group", group.principalId],
      ["foreign", "person", person.principalId],
    ]);
    await inAws("DELETE", person);
    await inAws("DELETE", group);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
    expect((await findingsOf(person)).map(({ closedAs }) => closedAs)).toEqual(["gone"]);
    expect(await actions("drift")).toEqual(["drift.found", "drift.found", "drift.gone", "drift.gone"]);
    expect(
      world.sandbox.record({ kind: "call" }).filter(({ operation }) => /^Delete/.test(operation)),
    ).toHaveLength(2); // of our own grants
  });

  it("is adopted by security, with a reason, and standing from then on", async () => {
    const access = await ofGroup("risk-engineers");
    await inAws("POST", access);
    await lookThrough();
    const { id } = await finding(access);
    const fabio = world.person("fabio");
    expect(refusalsOf(await adopt(world.ports, id, world.person("bruno"), "mine"))).toEqual(["not-allowed"]);
    expect(refusalsOf(await adopt(world.ports, id, fabio, " "))).toEqual(["reason-missing"]);
    expect(refusalsOf(await remove(world.ports, id, fabio, "away"))).toEqual(["group-not-removable"]);
    value(await adopt(world.ports, id, fabio, "They run the platform"));
    expect(refusalsOf(await adopt(world.ports, id, fabio, "again"))).toEqual(["finding-closed"]);
    const standing = await world.prisma.standingAccess.findFirstOrThrow({ where: { byId: fabio } });
    expect([standing.principalId, standing.reason]).toEqual([access.principalId, "They run the platform"]);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
    await inAws("DELETE", access);
  });

  it("is removed at security's word by settling, and closed when AWS's list proves it", async () => {
    const access = of("helena", "risk-prod", "PowerUser");
    await inAws("POST", access);
    await lookThrough();
    const { id } = await finding(access);
    value(await remove(world.ports, id, world.person("fabio"), "nobody asked for it"));
    expect(refusalsOf(await remove(world.ports, id, world.person("fabio"), "again"))).toEqual([
      "removal-under-way",
    ]);
    const marked = await world.prisma.assignment.findFirstOrThrow({
      where: { personId: access.principalId },
    });
    expect([marked.origin, marked.removalAskedAt !== null]).toEqual(["foreign", true]);
    expect((await finding(access)).closedAs).toBeNull();
    await world.settleFor(3);
    expect(world.holds("helena", "risk-prod", "PowerUser")).toBe(false);
    expect(await drifting()()).toBe("idle");
    expect((await findingsOf(access)).map(({ closedAs, reason }) => [closedAs, reason])).toEqual([
      ["removed", "nobody asked for it"],
    ]);
  });

  it("is not removed where it is standing, nor adopted while AWS may be removing it", async () => {
    const access = of("helena", "risk-prod", "ReadOnly");
    await inAws("POST", access);
    await lookThrough();
    const { id } = await finding(access);
    const fabio = world.person("fabio");
    value(await remove(world.ports, id, fabio, "away"));
    const { id: assignmentId } = await world.prisma.assignment.findFirstOrThrow({
      where: { personId: access.principalId, permissionSetArn: access.permissionSetArn },
    });
    const open = await world.prisma.operation.create({ data: { assignmentId, kind: "delete", sender: 1 } });
    expect(refusalsOf(await adopt(world.ports, id, fabio, "stay"))).toEqual(["removal-under-way"]);
    await world.prisma.operation.update({
      where: { id: open.id },
      data: { state: "failed", resolvedAt: new Date() },
    });
    value(await adopt(world.ports, id, fabio, "stay after all"));
    await world.settleFor(3);
    expect(world.holds("helena", "risk-prod", "ReadOnly")).toBe(true);
    await inAws("DELETE", access);
  });
});

describe("what is ours", () => {
  it.each(["present", "unknown", "absent"] as const)(
    "is neither adopted nor removed on a finding from before: AWS's list said %s",
    async (presence) => {
      const access = of("gabi", "risk-prod", "NetworkAdmin");
      await inAws("POST", access);
      await lookThrough();
      const { id } = await finding(access);
      const tuple = {
        personId: access.principalId,
        accountId: access.accountId,
        permissionSetArn: access.permissionSetArn,
      };
      const ours = await world.prisma.assignment.upsert({
        where: { personId_accountId_permissionSetArn: tuple },
        create: { ...tuple, origin: "portal", presence },
        update: { origin: "portal", presence },
      });
      const open =
        presence === "absent" &&
        (await world.prisma.operation.create({
          data: { assignmentId: ours.id, kind: "create", sender: 1, state: "lost" },
        }));
      const fabio = world.person("fabio");
      expect(refusalsOf(await adopt(world.ports, id, fabio, "stay"))).toEqual(["is-ours"]);
      expect(refusalsOf(await remove(world.ports, id, fabio, "away"))).toEqual(["is-ours"]);
      expect(await world.prisma.assignment.findUniqueOrThrow({ where: { id: ours.id } })).toMatchObject({
        origin: "portal",
        removalAskedAt: null,
      });
      if (open)
        await world.prisma.operation.update({
          where: { id: open.id },
          data: { state: "failed", resolvedAt: open.writtenAt },
        });
      await world.prisma.assignment.update({ where: { id: ours.id }, data: { origin: null } });
      await inAws("DELETE", access);
      await lookThrough();
    },
  );

  it("is missing when AWS does not list it: settling looks itself, and the grant ends outside", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(2);
    await world.advance(60);
    await inAws("DELETE", of("ana"));
    await lookThrough();
    expect((await finding(of("ana"))).kind).toBe("missing");
    await world.settleFor(2);
    expect(await world.grantState(grant)).toBe("active"); // one list may be old: it is read again
    await world.settleFor(16);
    const ended = await world.prisma.grant.findUniqueOrThrow({ where: { id: grant } });
    expect([ended.state, ended.outcome]).toEqual(["ended", "ended-outside"]);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
  });

  it("is overdue when AWS lists it more than two minutes after its cover, and gone once it was taken", async () => {
    await world.grant("ana", { minutes: 5 });
    await world.settleFor(2);
    await world.advance(6 * 60);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
    await world.advance(2 * 60);
    await lookThrough();
    expect((await finding(of("ana"))).kind).toBe("overdue");
    await world.settleFor(2);
    await world.advance(60);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
  });

  it("is no drift while our own operation is at work: what was listed before it proves nothing", async () => {
    const grant = await world.grant("ana", { minutes: 30 });
    await world.settleFor(2);
    await world.advance(60);
    await lookThrough({
      async holders(target) {
        const listed = await listing.holders(target);
        if (
          listed.some(({ id }) => id === world.person("ana")) &&
          (await world.grantState(grant)) === "active"
        ) {
          value(await endOwn(world.ports, grant, world.person("ana")));
          await world.settleFor(5); // deleted, and proven absent, before the list's answer is judged
        }
        return listed;
      },
    });
    expect(await world.grantState(grant)).toBe("ended");
    expect(await openFindings()).toEqual([]);
  });
});

describe("an answer that is not whole", () => {
  it("since AWS throttled it is asked for again, and each try takes a turn", async () => {
    const { accountId, permissionSetArn } = of("diego");
    const listsSoFar = () =>
      world.sandbox.record({ kind: "call" }).filter(({ operation }) => operation === "ListAccountAssignments")
        .length;
    const [turnsBefore, listsBefore] = [turns, listsSoFar()];
    world.sandbox.faults.add({
      match: { operation: "ListAccountAssignments" },
      calls: 2,
      effect: { kind: "throttle" },
    });
    await listing.holders({ accountId, permissionSetArn } as Parameters<typeof listing.holders>[0]);
    expect(listsSoFar() - listsBefore).toBe(3);
    expect(turns - turnsBefore).toBe(3);
  });

  it("pauses and proves nothing; it goes on where it was", async () => {
    const access = of("diego", "lending-prod", "ReadOnly");
    await inAws("POST", access);
    await lookThrough();
    await inAws("DELETE", access);
    const { accountId, permissionSetArn } = access;
    world.sandbox.faults.add({
      match: { operation: "ListAccountAssignments", accountId, permissionSetArn },
      calls: "all",
      effect: { kind: "error-before" },
    });
    await lookNow(world.ports, world.person("fabio"));
    const look = drifting();
    expect(await look()).toBe("paused");
    const paused = await world.prisma.reconciliation.findFirstOrThrow({ where: { finishedAt: null } });
    expect(paused.lastFault).not.toBeNull();
    expect(await look()).toBe("paused"); // all others are read, this one still fails
    expect(
      await world.prisma.reconciliationItem.count({ where: { reconciliationId: paused.id, doneAt: null } }),
    ).toBe(1);
    expect(await openFindings()).toHaveLength(1);
    world.sandbox.faults.lift();
    expect(await look()).toBe("finished");
    expect(await openFindings()).toEqual([]);
  });

  it("is read to its end where pages are empty", async () => {
    const lists = ["ListPermissionSets", "ListAccountsForProvisionedPermissionSet", "ListAccountAssignments"];
    for (const operation of lists)
      world.sandbox.faults.add({ match: { operation }, calls: 3, effect: { kind: "empty-page" } });
    const access = of("diego");
    await inAws("POST", access);
    expect(await lookThrough()).toBe("finished");
    expect(world.sandbox.faults.list().map(({ struck }) => struck)).toEqual([3, 3, 3]);
    expect(await openFindings()).toHaveLength(1);
    await inAws("DELETE", access);
    await lookThrough();
  });

  it("of no permission sets at all is no answer", async () => {
    await lookNow(world.ports, world.person("fabio"));
    const empty = drifting({ listing: { ...listing, permissionSets: async () => [] } });
    expect(await empty()).toBe("paused");
    const paused = await world.prisma.reconciliation.findFirstOrThrow({ where: { finishedAt: null } });
    expect(paused.lastFault).toBe("EmptyAnswer");
    expect(await drifting()()).toBe("finished");
  });

  it("of no accounts closes nothing: where a finding is open its own list is read", async () => {
    const access = of("diego");
    await inAws("POST", access);
    await lookThrough();
    expect(await lookThrough({ accountsWith: async () => [] })).toBe("finished");
    expect(await openFindings()).toHaveLength(1);
    await inAws("DELETE", access);
    await lookThrough();
  });

  it("that would close many findings is held back until security takes its word", async () => {
    const people = ["ana", "bruno", "carla", "diego", "helena", "gabi"];
    const many = people.flatMap((name) => [
      of(name, "lending-dev", "DatabaseAdmin"),
      of(name, "lending-dev", "NetworkAdmin"),
    ]);
    for (const access of many) await inAws("POST", access);
    await lookThrough();
    expect(await openFindings()).toHaveLength(12);
    await lookThrough({ holders: async () => [] });
    expect(await openFindings()).toHaveLength(12);
    expect((await actions("reconciliation")).at(-1)).toBe("reconciliation.held-back");
    await lookThrough();
    expect((await actions("reconciliation")).at(-1)).toBe("reconciliation.finished");
    const fabio = world.person("fabio");
    expect(refusalsOf(await believe(world.ports, fabio, "checked"))).toEqual(["nothing-held-back"]);
    for (const access of many) await inAws("DELETE", access);
    await lookThrough();
    expect(await openFindings()).toHaveLength(12);
    expect(value(await believe(world.ports, fabio, "I took them away myself"))).toBe(12);
    expect(await openFindings()).toEqual([]);
  });

  it("that lists nobody ends no access: settling reads AWS's list itself, and only some is reported", async () => {
    const targets = ["payments-prod", "payments-data-prod"].flatMap((account) =>
      ["ReadOnly", "PowerUser", "NetworkAdmin"].map((permissionSet) => ({ account, permissionSet })),
    );
    const grants: GrantId[] = [];
    for (const person of ["ana", "carla"])
      for (const target of targets) grants.push(await world.grant(person, target));
    await world.settleFor(3);
    await world.advance(60);
    const states = () => Promise.all(grants.map((grant) => world.grantState(grant)));
    expect(new Set(await states())).toEqual(new Set(["active"]));
    await lookThrough({ holders: async () => [] });
    expect((await openFindings()).map(({ kind }) => kind)).toEqual(Array(10).fill("missing"));
    expect((await actions("reconciliation")).at(-1)).toBe("reconciliation.held-back");
    await world.settleFor(3);
    expect(new Set(await states())).toEqual(new Set(["active"]));
    await world.advance(60);
    await lookThrough();
    expect(await openFindings()).toEqual([]);
    const people = { ana: world.person("ana"), carla: world.person("carla") };
    for (const [index, grant] of grants.entries())
      value(await endOwn(world.ports, grant, index < targets.length ? people.ana : people.carla));
    await world.settleFor(3);
  });

  it("that is denied for the management account is given up, and the rest goes on", async () => {
    const management = await world.prisma.account.findFirstOrThrow({ where: { isManagement: true } });
    const access = of("diego", management.name);
    await inAws("POST", access);
    const outcome = await lookThrough({
      async holders(target) {
        if (target.accountId === management.id)
          throw new Fault("later", "none", "AccessDeniedException", "no");
        return listing.holders(target);
      },
    });
    expect(outcome).toBe("finished");
    expect(await actions("reconciliation")).toContain("reconciliation.list-denied");
    expect(await openFindings()).toEqual([]);
    await inAws("DELETE", access);
  });
});

describe("a worker", () => {
  it("that dies is gone on from where it was: no list is read twice", async () => {
    await lookNow(world.ports, world.person("fabio"));
    const read: string[] = [];
    const counted = (deadlyAt: number): AssignmentListing => ({
      ...listing,
      async holders(target) {
        if (read.length === deadlyAt) throw new Error("the process was killed here");
        const listed = await listing.holders(target);
        read.push(`${target.accountId} ${target.permissionSetArn}`);
        return listed;
      },
    });
    await expect(drifting({ listing: counted(1) })()).rejects.toThrow("killed");
    expect(read).toHaveLength(1);
    expect(await drifting({ listing: counted(1_000) })()).toBe("finished");
    expect(read.length).toBeGreaterThan(1);
    expect(new Set(read).size).toBe(read.length);
  });

  it("stops between two lists when told to", async () => {
    await lookNow(world.ports, world.person("fabio"));
    const answers = [false, false, true];
    expect(await drifting({}, () => answers.shift() ?? true)()).toBe("stopped");
    expect(await world.prisma.reconciliation.count({ where: { finishedAt: null } })).toBe(1);
    expect(await drifting()()).toBe("finished");
  });

  it("is alone at it, and looks again by itself when it is time", async () => {
    const inner = await whileSole(world.databaseUrl, "reconciliation", () =>
      whileSole(world.databaseUrl, "reconciliation", async () => "two"),
    );
    expect(inner).toBeUndefined();
    expect(await whileSole(world.databaseUrl, "reconciliation", async () => "one")).toBe("one");
    expect(await drifting()()).toBe("idle");
    await world.advance(3_601);
    expect(await drifting()()).toBe("finished");
    expect(refusalsOf(await lookNow(world.ports, world.person("bruno")))).toEqual(["not-allowed"]);
  });
});

describe("a database that was restored", () => {
  it("gives nothing until security says so; what nobody knows is foreign; ending goes on", async () => {
    const ending = await world.grant("ana", { minutes: 30 });
    await world.settleFor(2);
    expect(world.holds("ana")).toBe(true);
    await world.prisma.installation.update({ where: { id: 1 }, data: { database: "another/1/1" } });
    expect(await mode()).toBe("restored"); // also before anybody has noticed
    expect(await checkDatabase(world.ports)).toBe("restored");
    expect(await checkDatabase(world.ports)).toBe("restored");
    expect(await world.prisma.notice.count({ where: { kind: "restored" } })).toBe(1);
    expect(
      (await actions("installation")).filter((action) => action === "installation.restored"),
    ).toHaveLength(1);

    const lost = of("diego", "risk-prod", "IncidentResponder");
    await inAws("POST", lost);
    expect(await drifting()()).toBe("finished"); // at once, whenever the last one was
    expect((await finding(lost)).kind).toBe("foreign");
    const held = await world.grant("carla", { minutes: 30 });
    value(await endOwn(world.ports, ending, world.person("ana")));
    await world.settleFor(3);
    expect(world.holds("ana")).toBe(false);
    expect(world.holds("carla")).toBe(false);

    const [fabio, bruno] = [world.person("fabio"), world.person("bruno")];
    expect(refusalsOf(await giveAgain(world.ports, bruno, "go"))).toEqual(["not-allowed"]);
    value(await giveAgain(world.ports, fabio, "All that is foreign was looked at"));
    expect(refusalsOf(await giveAgain(world.ports, fabio, "again"))).toEqual(["not-restored"]);
    expect(await checkDatabase(world.ports)).toBe("granting");
    await world.advance(60);
    await world.settleFor(3);
    expect(world.holds("carla")).toBe(true);
    value(await endOwn(world.ports, held, world.person("carla")));
    await world.settleFor(2);
    await inAws("DELETE", lost);
    await lookThrough();
  });

  it("is told from the one before: another database has another name", async () => {
    const other = await createTestDatabase();
    const prisma = connect(other.databaseUrl, 1);
    const nameOf = async (sql: typeof prisma) => (await installationStore(sql).lockInstallation()).database;
    const names = [await nameOf(world.prisma), await nameOf(world.prisma), await nameOf(prisma)];
    await prisma.$disconnect();
    await other.drop();
    expect(names[0]).toBe(names[1]);
    expect(names[0]).not.toBe(names[2]);
    expect(names[0]).toMatch(/^\d+\/\d+\/\d+$/);
  });
});
