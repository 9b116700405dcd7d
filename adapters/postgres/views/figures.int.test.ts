import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AccountId, UnitId } from "@/core/ids";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { connect, type PrismaClient } from "../client";
import { heatMap, leadTimes, liveCounts } from "./figures";
import type { Views } from "./overdue";
import { requestPage } from "./requests";
import { filterChoices, search } from "./search";

const timeZone = "America/Sao_Paulo";
const payments = new Set(["payments" as UnitId]);
let database: TestDatabase;
let prisma: PrismaClient;
let views: Views;

/** Two units with an account each; Ana asked in one of them, Diego in both. */
const rows = `
  INSERT INTO account (id, name, state, path, synced_at) VALUES
    ('310000000001', 'payments-prod', 'ACTIVE', 'Root', now()), ('320000000001', 'lending-prod', 'ACTIVE', 'Root', now());
  INSERT INTO permission_set VALUES ('arn:set', 'PowerUser', '', 3600, now());
  INSERT INTO person VALUES ('ana', 'ana', 'Ana Alves', true, now()), ('bruno', 'bruno', 'Bruno Braga', true, now()),
    ('diego', 'diego', 'Diego Duarte', true, now());
  INSERT INTO business_unit VALUES ('payments', 'Payments'), ('lending', 'Lending');
  INSERT INTO unit_account VALUES ('310000000001', 'payments'), ('320000000001', 'lending');
  INSERT INTO request (id, bundle_id, requester_id, unit_id, state, minutes, justification, content_hash, created_at, lapses_at)
    SELECT ('00000000-0000-4000-8000-00000000000' || number)::uuid, gen_random_uuid(), person, unit, 'approved', 60, 'why',
           'hash', at::timestamptz, at::timestamptz + interval '1 day'
    FROM (VALUES (1, 'ana', 'payments', '2026-11-16 13:10Z'), (2, 'diego', 'payments', '2026-11-23 02:30Z'),
                 (3, 'diego', 'lending', '2026-11-17 13:10Z')) AS asked (number, person, unit, at);
  INSERT INTO decision (request_id, approver_id, verdict, content_hash, granted_minutes, at)
    SELECT id, 'bruno', 'approve', 'hash', 60, created_at + interval '100 seconds' FROM request;
  INSERT INTO target SELECT id, CASE unit_id WHEN 'payments' THEN '310000000001' ELSE '320000000001' END, 'arn:set'
    FROM request;
  INSERT INTO assignment (person_id, account_id, permission_set_arn)
    SELECT DISTINCT requester_id, account_id, permission_set_arn FROM request JOIN target ON request_id = request.id;
  INSERT INTO "grant" (request_id, assignment_id, state, starts_at, ends_at, active_at, ended_at)
    SELECT request.id, assignment.id, (CASE requester_id WHEN 'ana' THEN 'ended' ELSE 'active' END)::grant_state,
           created_at + interval '100 seconds', created_at + interval '700 seconds', created_at + interval '110 seconds',
           CASE requester_id WHEN 'ana' THEN created_at + interval '720 seconds' END
    FROM request JOIN target ON target.request_id = request.id
    JOIN assignment ON assignment.person_id = requester_id AND assignment.account_id = target.account_id;
`;

beforeAll(async () => {
  database = await createTestDatabase();
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query(rows);
  await owner.end();
  prisma = connect(database.databaseUrl, 2);
  views = { prisma, overdueMs: 120_000 };
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

it("measures each step over all, by unit and by week", async () => {
  const found = await leadTimes(prisma, payments, { timeZone });
  const time = (of: string, key: string, step: string) =>
    found.find((group) => group.of === of && group.key === key)?.times.find((each) => each.step === step);
  expect(time("all", "", "decided")).toMatchObject({ count: 2, p50: 100, p90: 100 });
  expect(time("unit", "payments", "usable")).toMatchObject({ count: 2, p50: 10 });
  expect(time("all", "", "used")).toMatchObject({ count: 1, p50: 590 });
  expect(time("all", "", "gone")).toMatchObject({ count: 1, p50: 20 });
  // 02:30 UTC on Monday is Sunday evening in São Paulo: both are of the same week there.
  expect(found.filter(({ of }) => of === "week").map(({ key }) => key)).toEqual(["2026-11-16"]);
  expect(found.some(({ key }) => key === "lending")).toBe(false);
});

it("counts hours of the week by the zone's clocks, and lists the requests behind a cell", async () => {
  const cells = await heatMap(prisma, payments, { timeZone });
  expect(cells).toHaveLength(2);
  expect(cells).toContainEqual({ weekday: 1, hour: 10, count: 1 });
  expect(cells).toContainEqual({ weekday: 7, hour: 23, count: 1 });
  const page = await requestPage(views, payments, { weeklyHour: { weekday: 7, hour: 23, timeZone } }, 1);
  expect(page.items.map(({ requester }) => requester.userName)).toEqual(["diego"]);
});

it("counts what is not over, within the viewer's units", async () => {
  expect(await liveCounts(views, "all")).toEqual({ grants: 2, people: 1 });
  expect(await liveCounts(views, payments)).toEqual({ grants: 1, people: 1 });
});

it("finds accounts and people that the viewer may see, and no others", async () => {
  const everything = await search(prisma, "all", "a");
  expect(everything.people.map(({ userName }) => userName)).toEqual(["ana", "bruno", "diego"]);
  const lending = new Set(["lending" as UnitId]);
  expect((await search(prisma, lending, "prod")).accounts).toMatchObject([{ name: "lending-prod" }]);
  expect((await search(prisma, lending, "ana")).people).toEqual([]);
  const choices = await filterChoices(prisma, payments);
  expect(choices.accounts.map(({ id }) => id)).toEqual(["310000000001" as AccountId]);
  expect(choices.people.map(({ userName }) => userName)).toEqual(["ana", "diego"]);
});
