// Signing in against a real Postgres: everything that must happen once, even when asked for at once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "@/core/directory/types";
import type { PersonId } from "@/core/ids";
import { type AcceptPorts, accept } from "@/core/sign-in/accept";
import { begin } from "@/core/sign-in/begin";
import { end } from "@/core/sign-in/end";
import { find } from "@/core/sign-in/find";
import { redeem } from "@/core/sign-in/redeem";
import { type Assertion, signInDone } from "@/core/sign-in/types";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { connect, type PrismaClient } from "./client";
import { signInStore } from "./sign-in-store";

const people: Record<string, Person> = {
  ana: { id: "u-ana" as PersonId, userName: "ana", displayName: "Ana Alves", enabled: true },
  bruno: { id: "u-bruno" as PersonId, userName: "bruno", displayName: "Bruno Braga", enabled: true },
  joana: { id: "u-joana" as PersonId, userName: "joana", displayName: "Joana Jardim", enabled: false },
};

let database: TestDatabase;
let prisma: PrismaClient;
let owner: PrismaClient;
let ports: AcceptPorts;
let number = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = connect(database.databaseUrl);
  owner = connect(database.ownerUrl, 2);
  ports = {
    store: signInStore(prisma),
    directory: {
      findByExternalId: async () => [],
      findByUserName: async (name) => (people[name] ? [people[name].id] : []),
      describe: async (id) => Object.values(people).find((each) => each.id === id),
    },
    // Responses are what they say: who may say it is the SAML adapter's business.
    identityProvider: {
      authnRedirectUrl: async (attemptId) => attemptId,
      readResponse: async (text) => {
        const said = JSON.parse(text);
        const times = { notBefore: new Date(said.notBefore), expiresAt: new Date(said.expiresAt) };
        return signInDone({ ...said, ...times } as Assertion);
      },
    },
  };
});
afterAll(async () => {
  await prisma.$disconnect();
  await owner.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  await setClock("clock_timestamp()");
  await owner.$executeRaw`TRUNCATE identity, sign_in, sign_in_ticket, sign_in_attempt, seen_assertion, audit_entry`;
});

it("signs in, finds the person, and signs out", async () => {
  const ticket = await ticketFor("ana", { returnTo: "/requests/new?minutes=30" });
  const redeemed = await redeem(ports, { ticket, binding: "browser" });
  if (!redeemed.ok) throw new Error(redeemed.refusal.code);
  const { signInId, returnTo } = redeemed.value;
  expect(returnTo).toBe("/requests/new?minutes=30");
  expect(await find(ports, signInId)).toMatchObject({ personId: "u-ana", assertedGroups: ["payments"] });
  await end(ports, signInId);
  await end(ports, signInId);
  expect(await find(ports, signInId)).toBeUndefined();
  expect(await trail()).toEqual(["person.bound", "sign-in.started", "sign-in.ended"]);
});

it("ends a sign-in by Postgres's clock", async () => {
  const redeemed = await redeem(ports, { ticket: await ticketFor("ana"), binding: "browser" });
  const id = redeemed.ok ? redeemed.value.signInId : "";
  await setClock("clock_timestamp() + interval '7 hours 59 minutes'");
  expect(await find(ports, id)).toBeDefined();
  await setClock("clock_timestamp() + interval '8 hours'");
  expect(await find(ports, id)).toBeUndefined();
});

it.each(["", "x", "00000000-0000-4000-8000-000000000000", undefined, 7])(
  "finds nothing for %j",
  async (id) => {
    expect(await find(ports, id)).toBeUndefined();
    await end(ports, id);
  },
);

describe("of fifty at once, one wins:", () => {
  it("the same response", async () => {
    const response = answerTo(await attempt(), "ana");
    const outcomes = await fifty(() => accept(ports, response));
    expect(codes(outcomes)).toEqual({ ok: 1, "attempt-answered": 49 });
  });

  it("the same assertion id under fifty attempts", async () => {
    const attempts = await fifty(() => attempt());
    const responses = attempts.map((id) => answerTo(id, "ana", { assertionId: "_same" }));
    const outcomes = await Promise.all(responses.map((each) => accept(ports, each)));
    expect(codes(outcomes)).toEqual({ ok: 1, replayed: 49 });
  });

  it("the same ticket", async () => {
    const ticket = await ticketFor("ana");
    const outcomes = await fifty(() => redeem(ports, { ticket, binding: "browser" }));
    expect(codes(outcomes)).toEqual({ ok: 1, "ticket-used": 49 });
    expect(await owner.signIn.count()).toBe(1);
  });

  it("fifty subjects who claim to be the same person", async () => {
    const attempts = await fifty(() => attempt());
    const responses = attempts.map((id, index) => answerTo(id, "ana", { nameId: `subject-${index}` }));
    const outcomes = await Promise.all(responses.map((each) => accept(ports, each)));
    expect(codes(outcomes)).toEqual({ ok: 1, "bound-to-another": 49 });
    expect(await owner.identity.count()).toBe(1);
  });
});

it("lets the same subject in fifty times at once, bound once", async () => {
  const attempts = await fifty(() => attempt());
  const outcomes = await Promise.all(attempts.map((id) => accept(ports, answerTo(id, "ana"))));
  expect(codes(outcomes)).toEqual({ ok: 50 });
  expect(await trail()).toEqual(["person.bound"]);
});

it("keeps a subject bound to its person when the attributes change", async () => {
  await ticketFor("ana");
  const accepted = await accept(ports, answerTo(await attempt(), "ana", { userName: "bruno" }));
  expect(accepted.ok).toBe(true);
  expect(await owner.signInTicket.findMany({ where: { personId: "u-bruno" } })).toEqual([]);
});

describe("refuses", () => {
  it.each([
    ["igor", "unknown-person"],
    ["joana", "disabled-person"],
  ])("%s, and writes it down", async (userName, code) => {
    expect(await accept(ports, answerTo(await attempt(), userName))).toMatchObject({ refusal: { code } });
    expect(await owner.identity.count()).toBe(0);
    const entry = await owner.auditEntry.findFirstOrThrow({ where: { action: "sign-in.refused" } });
    expect(entry).toMatchObject({ actorId: null, facts: { code, userName } });
  });

  it("an attempt that nobody made", async () => {
    expect(await accept(ports, answerTo("_unknown", "ana"))).toMatchObject({
      refusal: { code: "attempt-unknown" },
    });
  });

  it("an answer after 15 minutes", async () => {
    const id = await attempt();
    await setClock("clock_timestamp() + interval '15 minutes'");
    expect(await accept(ports, answerTo(id, "ana"))).toMatchObject({ refusal: { code: "attempt-expired" } });
  });

  it.each([
    ["expired", { expiresAt: new Date(Date.now() - 61_000) }],
    ["not-yet-valid", { notBefore: new Date(Date.now() + 120_000) }],
  ])("an assertion that is %s, and leaves the attempt", async (detail, change) => {
    const id = await attempt();
    expect(await accept(ports, answerTo(id, "ana", change))).toMatchObject({
      refusal: { code: "response-invalid", detail },
    });
    expect((await accept(ports, answerTo(id, "ana"))).ok).toBe(true);
  });

  it("a ticket in another browser, without using it up", async () => {
    const ticket = await ticketFor("ana");
    for (const binding of ["another", undefined]) {
      expect(await redeem(ports, { ticket, binding })).toMatchObject({ refusal: { code: "other-browser" } });
    }
    expect((await redeem(ports, { ticket, binding: "browser" })).ok).toBe(true);
  });

  it("a ticket after a minute, and one that never was", async () => {
    const ticket = await ticketFor("ana");
    await setClock("clock_timestamp() + interval '1 minute'");
    expect(await redeem(ports, { ticket, binding: "browser" })).toMatchObject({
      refusal: { code: "ticket-expired" },
    });
    expect(await redeem(ports, { ticket: "x", binding: "browser" })).toMatchObject({
      refusal: { code: "ticket-unknown" },
    });
  });
});

it("forgets what has long expired, and nothing else", async () => {
  await accept(ports, answerTo(await attempt(), "ana", { expiresAt: new Date(Date.now() + 60_000) }));
  await setClock("clock_timestamp() + interval '50 minutes'");
  await ticketFor("ana");
  await setClock("clock_timestamp() + interval '100 minutes'");
  await attempt();
  expect(await owner.signInAttempt.count()).toBe(2);
  expect(await owner.signInTicket.count()).toBe(1);
  expect(await owner.seenAssertion.count()).toBe(1);
});

function attempt(returnTo: string | null = null): Promise<string> {
  return begin(ports, { binding: "browser", returnTo });
}

function answerTo(attemptId: string, userName: string, change: Partial<Assertion> = {}): string {
  number += 1;
  return JSON.stringify({
    assertionId: `_assertion-${number}`,
    issuer: "idp",
    nameId: `subject-${userName}`,
    inResponseTo: attemptId,
    notBefore: new Date(Date.now() - 5_000),
    expiresAt: new Date(Date.now() + 3_600_000),
    userName,
    groups: ["payments"],
    ...change,
  });
}

async function ticketFor(userName: string, asked: { returnTo?: string } = {}): Promise<string> {
  const accepted = await accept(ports, answerTo(await attempt(asked.returnTo ?? null), userName));
  if (!accepted.ok) throw new Error(accepted.refusal.code);
  return accepted.value;
}

function fifty<T>(make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 50 }, make));
}

function codes(outcomes: readonly Awaited<ReturnType<typeof accept | typeof redeem>>[]) {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const code = outcome.ok ? "ok" : outcome.refusal.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

async function trail(): Promise<string[]> {
  return (await owner.auditEntry.findMany({ orderBy: { id: "asc" } })).map((entry) => entry.action);
}

async function setClock(expression: string): Promise<void> {
  await owner.$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION catraca_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$SELECT ${expression}$$`,
  );
}
