// A whole Catraca for one integration test, on real Postgres and the AWS sandbox, with a clock that tests move.
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { awsClients } from "@/adapters/aws/clients";
import { guardPolicies } from "@/adapters/aws/guard-policy";
import { identityCenter } from "@/adapters/aws/identity-center";
import { identityStore } from "@/adapters/aws/identity-store";
import { organizationListing } from "@/adapters/aws/organization-listing";
import { connect } from "@/adapters/postgres/client";
import { postgresDatabase } from "@/adapters/postgres/database";
import { directoryCopy } from "@/adapters/postgres/directory-copy";
import { ruleStore } from "@/adapters/postgres/rule-store";
import type { IdentityCenter } from "@/core/assignment/ports";
import { settle } from "@/core/assignment/settle";
import type { Tuple } from "@/core/assignment/types";
import { syncDirectory, syncMembers } from "@/core/directory/sync";
import { mayActivate } from "@/core/grant/may-activate";
import type { GuardCarrier } from "@/core/guard/ports";
import { settleGuard } from "@/core/guard/settle-guard";
import type { AccountId, BundleId, GrantId, PermissionSetArn, PersonId, RequestId } from "@/core/ids";
import type { Outcome } from "@/core/outcome";
import { resolveRules } from "@/core/policy/rules-file";
import type { Limits } from "@/core/policy/types";
import { decide } from "@/core/request/decide";
import { submit } from "@/core/request/submit";
import type { Ask } from "@/core/request/types";
import { settleAll } from "@/core/settling";
import type { Profile, ProfileName } from "@/sandbox/aws/profile";
import { type AwsSandbox, startAwsSandbox } from "@/sandbox/aws/server";
import demoRules from "@/sandbox/demo-rules.json";
import { createTestDatabase } from "./database";
import { deployedPolicies } from "./deployed-policies";

const limits: Limits = {
  minMinutes: 1,
  maxMinutes: 240,
  maxDaysAhead: 30,
  answerHours: 24,
  maxUnguardedSessionMinutes: 720,
};

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Builds it: the demo organization, the demo rules, nobody's access yet. `close` ends everything. */
export async function createWorld(
  options: { profile?: ProfileName | Profile; activity?: boolean; guarded?: boolean } = {},
) {
  const testDatabase = await createTestDatabase();
  const owner = new Client(testDatabase.ownerUrl);
  await owner.connect();
  await makeClockMovable(owner);
  await owner.query("UPDATE installation SET mode = 'granting'");
  await owner.query("INSERT INTO reconciliation (finished_at) VALUES (catraca_now())"); // the next one is hours away
  const sandbox = await startAwsSandbox({
    profile: options.profile ?? "fast",
    throttle: false,
    activity: options.activity ?? false,
    ...deployedPolicies,
  });
  const aws = pointedAt(sandbox);
  const prisma = connect(testDatabase.databaseUrl, 6);
  const database = postgresDatabase(prisma, {
    sender: 0,
    callsPerSecond: 10_000,
  });
  const directory = identityStore(aws.identityStore, aws.instance, "https://idp.catraca.example.com/");
  const rules = ruleStore(prisma);
  const listing = organizationListing(
    { organizations: aws.organizations, identityStore: aws.identityStore, ssoAdmin: aws.ssoReader },
    aws.instance,
    { guarded: options.guarded ?? false },
  );
  const copy = directoryCopy(prisma);
  await syncDirectory(listing, copy);
  const [accounts, permissionSets, groups] = await Promise.all([
    listing.accounts(),
    listing.permissionSets(),
    listing.groups(),
  ]);
  const resolved = resolveRules(demoRules, { accounts, permissionSets, groups }, limits.maxMinutes);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  await rules.replaceRuleBook(resolved.book);
  await syncMembers(listing, copy);

  const people = new Map((await listing.people()).map(({ userName, id }) => [userName, id]));
  const troubles: unknown[] = [];
  const realIdentityCenter = identityCenter(aws.ssoWriter, aws.instance);
  const ports = {
    database,
    directory,
    rules,
    limits,
    waker: { wake: () => undefined },
    identityCenter: realIdentityCenter as IdentityCenter,
    carrier: guardPolicies({
      sts: aws.sts,
      roleName: "CatracaGuard",
      region: "sa-east-1",
      endpoint: sandbox.url,
    }) as GuardCarrier,
    monotonicMs: () => performance.now(),
    sleep: (ms: number) => setTimeout(ms),
    mayActivate: (tuple: Tuple) => mayActivate({ database, directory, rules }, tuple),
  };
  const world = {
    ...testDatabase,
    ports,
    prisma,
    sandbox,
    troubles,
    realIdentityCenter,
    person: (userName: string): PersonId => found(people.get(userName), userName),
    account: (name: string): AccountId => found(accounts.find((each) => each.name === name)?.id, name),
    permissionSet: (name: string): PermissionSetArn =>
      found(permissionSets.find((each) => each.name === name)?.arn, name),
    /** Reads the organization anew. */
    sync: () => syncDirectory(listing, copy),
    /** Moves the clock that decides. */
    async advance(seconds: number) {
      await owner.query("UPDATE test_clock SET ahead = ahead + make_interval(secs => $1)", [seconds]);
    },
    /** Settles everything that is due now. */
    async sweep() {
      const trouble = (error: unknown) => void troubles.push(error);
      for (let steps = -1; steps !== 0; ) {
        steps = await settleAll(() => settle(ports), trouble);
        steps += await settleAll(() => settleGuard(ports), trouble);
      }
    },
    /** Sweeps again and again, moving the clock by a second each time. */
    async settleFor(seconds: number) {
      for (let left = seconds; left > 0; left -= 1) {
        await world.sweep();
        await world.advance(1);
      }
      await world.sweep();
    },
    async submit(userName: string, ask: Partial<Ask> & { account?: string; permissionSet?: string }) {
      return submit(ports, world.person(userName), crypto.randomUUID() as BundleId, world.ask(ask));
    },
    ask({ account = "payments-prod", permissionSet = "DatabaseAdmin", ...ask }: AskInNames): Ask {
      return {
        targets: [
          { accountId: world.account(account), permissionSetArn: world.permissionSet(permissionSet) },
        ],
        minutes: 60,
        startsAt: null,
        justification: "restore an index",
        ticket: "INC-1",
        ...ask,
      };
    },
    async approve(requestId: RequestId, userName = "bruno", minutes?: number) {
      const request = await prisma.request.findUniqueOrThrow({ where: { id: requestId } });
      return decide(ports, {
        requestId,
        approverId: world.person(userName),
        verdict: { verdict: "approve", minutes: minutes ?? request.minutes },
        contentHash: request.contentHash,
      });
    },
    /** Asked and approved; the id of the one grant. */
    async grant(userName = "ana", ask: AskInNames = {}, approver = "bruno"): Promise<GrantId> {
      const [requestId] = value(await world.submit(userName, ask));
      if (!requestId) throw new Error("no request");
      value(await world.approve(requestId, approver));
      const grant = await prisma.grant.findFirstOrThrow({ where: { requestId } });
      return grant.id as GrantId;
    },
    grantState: async (id: GrantId) => (await prisma.grant.findUniqueOrThrow({ where: { id } })).state,
    /** Whether AWS truly has this assignment by name. */
    holds: (userName: string, account = "payments-prod", permissionSet = "DatabaseAdmin") =>
      sandbox
        .assignments()
        .some(
          (each) =>
            each.principalId === world.person(userName) &&
            each.accountId === world.account(account) &&
            each.permissionSetArn === world.permissionSet(permissionSet),
        ),
    async close() {
      await prisma.$disconnect();
      await owner.end();
      await sandbox.close();
      await testDatabase.drop();
    },
  };
  return world;
}

type AskInNames = Partial<Ask> & { account?: string; permissionSet?: string };

/** What a yes yields; a no fails the test with its reasons. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/** The codes of a no; a yes fails the test. */
export function refusalsOf(outcome: Outcome<unknown>): string[] {
  if (outcome.ok) throw new Error("It was not refused.");
  return outcome.refusals.map(({ code }) => code);
}

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`The demo organization has no ${name}.`);
  return thing;
}

function pointedAt(sandbox: AwsSandbox) {
  return awsClients("sa-east-1", {
    endpoint: sandbox.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
}

/** catraca_now is the one function through which the product reads time: replaced here by one that can be moved. */
async function makeClockMovable(owner: Client): Promise<void> {
  await owner.query(`
    CREATE TABLE test_clock (ahead interval NOT NULL);
    INSERT INTO test_clock VALUES ('0');
    GRANT SELECT ON test_clock TO catraca_runtime;
    CREATE OR REPLACE FUNCTION catraca_now() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS 'SELECT clock_timestamp() + (SELECT ahead FROM test_clock)'`);
}
