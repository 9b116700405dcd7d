// What many runs stand on: one database with the organization in it, one Prisma client, clients of AWS by the wire.
import type { Client } from "pg";
import { awsClients } from "@/adapters/aws/clients";
import { organizationListing } from "@/adapters/aws/organization-listing";
import type { PrismaClient } from "@/adapters/postgres/client";
import { directoryCopy } from "@/adapters/postgres/directory-copy";
import { ruleStore } from "@/adapters/postgres/rule-store";
import { syncDirectory, syncMembers } from "@/core/directory/sync";
import { resolveRules } from "@/core/policy/rules-file";
import type { Limits, RuleBook } from "@/core/policy/types";
import { PROFILES } from "@/sandbox/aws/profile";
import demoRules from "@/sandbox/demo-rules.json";
import { ownerOf, prepare } from "./movable-clock";
import { type Intercept, newProcess, type Process } from "./process";
import { connectQuickly } from "./quick-client";
import { createSandbox, type Sandbox } from "./sandbox";
import type { DatabaseUrls } from "./server";
import { wireTo } from "./wire";

export const limits: Limits = {
  minMinutes: 1,
  maxMinutes: 240,
  maxDaysAhead: 30,
  answerHours: 24,
  maxUnguardedSessionMinutes: 720,
};
export const REGION = "sa-east-1";

export interface Ground {
  readonly owner: Client;
  readonly prisma: PrismaClient;
  readonly rules: RuleBook;
  /** The sandbox that the wire leads to. */
  current: Sandbox;
  close(): Promise<void>;
}

/** Prepares a migrated database: its clock, its log, the demo's organization and rules. */
export async function prepareGround({ ownerUrl, databaseUrl }: DatabaseUrls): Promise<Ground> {
  const owner = await ownerOf(ownerUrl);
  await prepare(owner);
  const prisma = connectQuickly(databaseUrl);
  const ground: Ground = {
    owner,
    prisma,
    rules: { units: [], policies: [], roleGroups: [] },
    current: createSandbox({ seed: "ground", profile: PROFILES.fast, choose: () => 0 }),
    async close() {
      await prisma.$disconnect();
      await owner.end();
    },
  };
  Date.now = () => ground.current.time.nowMs(); // by which the SDK tells whether credentials have expired
  const { time } = ground.current;
  const sync = newProcess("sync");
  let rules: RuleBook | undefined;
  const synced = time.looseTurn(sync, async () => {
    rules = await syncAll(ground, sync);
  });
  while (!rules) await time.run(() => rules !== undefined);
  await synced;
  return Object.assign(ground, { rules });
}

async function syncAll({ current, prisma }: Ground, process: Process): Promise<RuleBook> {
  const aws = awsClients(REGION, pointedAt(current, process));
  const clients = {
    organizations: aws.organizations,
    identityStore: aws.identityStore,
    ssoAdmin: aws.ssoReader,
  };
  const listing = organizationListing(clients, aws.instance, { guarded: true, turn: async () => undefined });
  const [copy, rules] = [directoryCopy(prisma), ruleStore(prisma)];
  await syncDirectory(listing, copy);
  const organization = {
    accounts: await listing.accounts(),
    permissionSets: await listing.permissionSets(),
    groups: await listing.groups(),
  };
  const resolved = resolveRules(demoRules, organization, limits.maxMinutes);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  await rules.replaceRuleBook(resolved.book);
  await syncMembers(listing, copy);
  return rules.ruleBook();
}

/** For the SDK's clients of one process. They try once: the core has to live with every fault. */
export function pointedAt(sandbox: Sandbox, process: Process, intercept?: Intercept) {
  return {
    endpoint: "http://sandbox",
    maxAttempts: 1,
    credentials: { accessKeyId: "proof", secretAccessKey: "proof" },
    requestHandler: wireTo(sandbox, process, intercept) as never,
  };
}
