// What the books, screens and figures say of access that AWS may still have by our doing, however it came about.
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GrantId, PersonId, RequestId, UnitId } from "@/core/ids";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { connect, type PrismaClient } from "../client";
import { liveCounts } from "./figures";
import { failedLately, grantPage, grantView, overduePage, unfinishedGrantsOf } from "./grants";
import { figures } from "./monitor";
import { overdueCount, type Views } from "./overdue";
import { requestPage } from "./requests";
import { requestStory } from "./story";

let database: TestDatabase;
let prisma: PrismaClient;
let owner: Client;
let views: Views;
const ana = "ana" as PersonId;
const requestId = "00000000-0000-4000-8000-000000000001" as RequestId;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = connect(database.databaseUrl, 2);
  views = { prisma, overdueMs: 120_000 };
  owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`
    INSERT INTO account (id, name, state, path, synced_at) VALUES ('310000000001', 'payments-prod', 'ACTIVE', 'Root', now());
    INSERT INTO permission_set VALUES ('arn:set', 'PowerUser', '', 3600, now());
    INSERT INTO person VALUES ('ana', 'ana', 'Ana Alves', true, now());
    INSERT INTO business_unit VALUES ('payments', 'Payments'), ('lending', 'Lending');
    INSERT INTO request (id, bundle_id, requester_id, unit_id, state, minutes, justification, content_hash, lapses_at)
      VALUES ('${requestId}', gen_random_uuid(), 'ana', 'payments', 'approved', 60, 'why', 'hash', now() + interval '1 day')`);
});
afterAll(async () => {
  await owner.end();
  await prisma.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  await owner.query(`DELETE FROM "grant"; DELETE FROM operation; DELETE FROM assignment`);
});

/** Minutes ago. */
type Ago = number;
interface Kept {
  readonly state: string;
  readonly startsAt: Ago;
  readonly endsAt: Ago;
  readonly outcome?: string;
  readonly endedAt?: Ago;
}

/** The books of one assignment; the ids of its grants. */
async function books(
  assignment: { presence: string; origin: string | null; createSentAt?: Ago },
  ...grants: Kept[]
): Promise<GrantId[]> {
  const ago = (minutes: Ago | undefined) =>
    minutes === undefined ? null : new Date(Date.now() - minutes * 60_000);
  const { rows } = await owner.query(
    `INSERT INTO assignment (person_id, account_id, permission_set_arn, presence, origin, observed_at, last_fault, attempts)
     VALUES ('ana', '310000000001', 'arn:set', $1, $2, now(), 'ThrottlingException', 3) RETURNING id`,
    [assignment.presence, assignment.origin],
  );
  const [{ id }] = rows;
  if (assignment.createSentAt !== undefined)
    await owner.query(
      `INSERT INTO operation (assignment_id, kind, state, sender, written_at) VALUES ($1, 'create', 'lost', 1, $2)`,
      [id, ago(assignment.createSentAt)],
    );
  const ids: GrantId[] = [];
  for (const { state, startsAt, endsAt, outcome, endedAt } of grants) {
    const made = await owner.query(
      `INSERT INTO "grant" (request_id, assignment_id, state, starts_at, ends_at, outcome, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [requestId, id, state, ago(startsAt), ago(endsAt), outcome ?? null, ago(endedAt)],
    );
    ids.push(made.rows[0].id);
  }
  return ids;
}

const overdueIds = async () => (await overduePage(views, "all")).map(({ id }) => id);

const held = { presence: "present", origin: "portal" };

describe("access that AWS may still have by our doing", () => {
  it.each<[string, Kept]>([
    ["ending", { state: "ending", startsAt: 65, endsAt: 5 }],
    ["active, with nobody there to end it", { state: "active", startsAt: 65, endsAt: 5 }],
    ["activating, and never seen", { state: "activating", startsAt: 65, endsAt: 5 }],
    ["failed", { state: "failed", startsAt: 65, endsAt: 5, outcome: "refused-by-aws" }],
    ["ended, as covered", { state: "ended", startsAt: 65, endsAt: 5, outcome: "covered", endedAt: 5 }],
    ["ended, and come back by a create of ours", { state: "ended", startsAt: 65, endsAt: 5, endedAt: 4 }],
  ])("is overdue on every screen: %s", async (_, kept) => {
    const [id] = await books(held, kept);
    expect(await overdueIds()).toEqual([id]);
    const view = await grantView(views, id as GrantId);
    expect(view?.overdue).toMatchObject({ lastFault: "ThrottlingException", attempts: 3 });
    expect(view?.overdue?.listedAt).toBeInstanceOf(Date);
    expect((await unfinishedGrantsOf(views, ana)).map((grant) => grant.id)).toEqual([id]);
    expect((await grantPage(views, "all", { unfinished: true }, 1)).items.map((grant) => grant.id)).toEqual([
      id,
    ]);
    expect((await requestPage(views, "all", {}, 1)).items[0]?.isOverdue).toBe(true);
    expect((await requestStory(views, requestId))?.grants[0]?.overdue).not.toBeNull();
    expect(await liveCounts(views, "all")).toEqual({ grants: 1, people: 1 });
    expect(await overdueCount(views, "all")).toMatchObject({ count: 1 });
    expect(await overdueCount(views, new Set(["payments" as UnitId]))).toMatchObject({ count: 1 });
    expect(await overdueCount(views, new Set(["lending" as UnitId]))).toMatchObject({ count: 0 });
    expect((await figures(views)).overdueAssignments).toBe(1);
    expect(await failedLately(views, "all")).toEqual([]);
  });

  it("is overdue two minutes after a create was sent for a grant that failed, not at its planned end", async () => {
    const failed = { state: "failed", startsAt: 10, endsAt: -230, outcome: "person-disabled" };
    await books({ presence: "unknown", origin: "portal", createSentAt: 1 }, failed);
    expect(await overdueIds()).toEqual([]);
    await owner.query(`UPDATE operation SET written_at = now() - interval '3 minutes'`);
    const [grant] = await overduePage(views, "all");
    expect(grant?.overdue?.listedAt).toBeNull();
    expect(Math.round((Date.now() - Number(grant?.overdue?.since)) / 60_000)).toBe(3);
  });

  it("is not said to be retried while nobody does what is due", async () => {
    await books(held, { state: "ending", startsAt: 65, endsAt: 5 });
    const retried = async () => (await overduePage(views, "all"))[0]?.overdue?.retriedEverySeconds;
    expect(await retried()).toBeNull();
    await owner.query(`UPDATE assignment SET next_action_at = now() + interval '5 seconds'`);
    expect(await retried()).toBeGreaterThan(0);
    await owner.query(`UPDATE assignment SET next_action_at = now() - interval '31 seconds'`);
    expect(await retried()).toBeNull();
  });

  it("is shown by the grant that answers for it, not by those that were proven gone before", async () => {
    const proven = { state: "ended", startsAt: 300, endsAt: 240, endedAt: 239 };
    const [, second] = await books(held, proven, { state: "ending", startsAt: 65, endsAt: 5 });
    expect(await overdueIds()).toEqual([second]);
  });

  it("is shown by all that failed since the last proof", async () => {
    const ids = await books(
      held,
      { state: "failed", startsAt: 400, endsAt: 340 },
      { state: "ended", startsAt: 300, endsAt: 240, endedAt: 239 },
      { state: "failed", startsAt: 100, endsAt: 40 },
      { state: "failed", startsAt: 65, endsAt: 5 },
    );
    expect(new Set(await overdueIds())).toEqual(new Set(ids.slice(2)));
  });
});

describe("nothing is overdue", () => {
  it.each<[string, Parameters<typeof books>]>([
    [
      "that AWS no longer lists",
      [
        { presence: "absent", origin: null },
        { state: "failed", startsAt: 65, endsAt: 5 },
      ],
    ],
    ["within the time allowed", [held, { state: "ending", startsAt: 65, endsAt: 1 }]],
    [
      "that another grant calls for",
      [held, { state: "ending", startsAt: 65, endsAt: 5 }, { state: "active", startsAt: 60, endsAt: -30 }],
    ],
    [
      "whose next grant is about to begin",
      [held, { state: "ended", startsAt: 65, endsAt: 5 }, { state: "scheduled", startsAt: 0, endsAt: -30 }],
    ],
    [
      "that is not ours",
      [
        { presence: "present", origin: "standing" },
        { state: "failed", startsAt: 65, endsAt: 5, outcome: "held-standing" },
      ],
    ],
    [
      "that was cancelled",
      [
        { presence: "unknown", origin: null },
        { state: "cancelled", startsAt: 65, endsAt: 5 },
      ],
    ],
    [
      "that never began",
      [
        { presence: "unknown", origin: null },
        { state: "scheduled", startsAt: 65, endsAt: 5 },
      ],
    ],
  ])("%s", async (_, kept) => {
    await books(...kept);
    expect(await overdueIds()).toEqual([]);
    expect((await figures(views)).overdueAssignments).toBe(0);
  });

  it("but a future grant does not hide what is", async () => {
    const [first] = await books(
      held,
      { state: "failed", startsAt: 65, endsAt: 5 },
      { state: "scheduled", startsAt: -60, endsAt: -120 },
    );
    expect(await overdueIds()).toEqual([first]);
  });
});

it("counts the figures that a monitor reads", async () => {
  await books({ ...held, createSentAt: 1 }, { state: "active", startsAt: 5, endsAt: -5 });
  await owner.query(`
    UPDATE assignment SET next_action_at = now() - interval '90 seconds';
    INSERT INTO worker_process (number, clock_off_ms) VALUES (1, 200), (2, -7000);
    INSERT INTO worker_process (number, seen_at, clock_off_ms) VALUES (3, now() - interval '31 seconds', 99000);
    INSERT INTO drift (kind, principal_type, principal_id, account_id, permission_set_arn)
      VALUES ('foreign', 'person', 'ana', '310000000001', 'arn:set');
    INSERT INTO audit_entry (action, subject_type, subject_id) VALUES ('grant.failed', 'grant', 'x');
    INSERT INTO audit_entry (action, subject_type, subject_id, at)
      VALUES ('grant.failed', 'grant', 'y', now() - interval '61 minutes')`);
  const read = await figures(views);
  expect(read).toMatchObject({
    overdueAssignments: 0,
    dueSteps: 1,
    unresolvedOperations: { written: 0, accepted: 0, lost: 1 },
    pendingRequests: 0,
    failedLastHour: 1,
    openDrift: { missing: 0, foreign: 1, overdue: 0 },
    workers: 2,
    clockOffSeconds: 7,
  });
  expect(read.grants.active).toBe(1);
  expect(read.oldestDueSeconds).toBeGreaterThanOrEqual(90);
  expect(["onboarding", "granting"]).toContain(read.mode);
});
