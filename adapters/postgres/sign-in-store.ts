// Attempts, bindings, tickets and sign-ins in Postgres.
import type { PersonId } from "@/core/ids";
import type { SignInStore, SignInTx } from "@/core/sign-in/ports";
import type { SignInId } from "@/core/sign-in/types";
import { auditLog } from "./audit-log";
import { clock, type PrismaClient, type Sql } from "./client";

/** How many expired rows of a kind one transaction clears away. */
const forgottenAtOnce = 100;

export function signInStore(prisma: PrismaClient): SignInStore {
  return {
    transact: (work) =>
      prisma.$transaction((sql) => work(transaction(sql)), { maxWait: 10_000, timeout: 15_000 }),
    async findLive(id) {
      const [row] = await prisma.$queryRaw<LiveRow[]>`
        SELECT person_id AS "personId", expires_at AS "expiresAt", asserted_groups AS groups FROM sign_in
        WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > catraca_now()`;
      return row && { id, personId: row.personId, expiresAt: row.expiresAt, assertedGroups: row.groups };
    },
  };
}

interface LiveRow {
  personId: PersonId;
  expiresAt: Date;
  groups: string[];
}

function transaction(sql: Sql): SignInTx {
  return {
    audit: auditLog(sql),
    now: () => clock(sql),
    ...attempts(sql),
    ...bindings(sql),
    ...tickets(sql),
    ...signIns(sql),
    forgetExpired: (before) => forgetExpired(sql, before),
  };
}

function attempts(
  sql: Sql,
): Pick<SignInTx, "insertAttempt" | "lockAttempt" | "markAnswered" | "noteAssertion" | "returnToOf"> {
  return {
    async insertAttempt(attempt) {
      await sql.signInAttempt.create({ data: attempt });
    },
    async lockAttempt(id) {
      await sql.$queryRaw`SELECT 1 AS one FROM sign_in_attempt WHERE id = ${id} FOR UPDATE`;
      const row = await sql.signInAttempt.findUnique({ where: { id } });
      if (!row) return undefined;
      const { answeredAt, ...attempt } = row;
      return answeredAt ? { ...attempt, answeredAt } : attempt;
    },
    async markAnswered(id, at) {
      const marked = await sql.signInAttempt.updateMany({
        where: { id, answeredAt: null },
        data: { answeredAt: at },
      });
      if (marked.count !== 1) throw new Error(`Attempt ${id} was answered while it was locked.`);
    },
    async noteAssertion({ issuer, assertionId, expiresAt }) {
      const noted = await sql.$executeRaw`
        INSERT INTO seen_assertion (issuer, assertion_id, expires_at)
        VALUES (${issuer}, ${assertionId}, ${expiresAt}) ON CONFLICT DO NOTHING`;
      return noted === 1;
    },
    async returnToOf(id) {
      const row = await sql.signInAttempt.findUnique({ where: { id }, select: { returnTo: true } });
      return row?.returnTo;
    },
  };
}

function bindings(sql: Sql): Pick<SignInTx, "personBoundTo" | "bind" | "savePerson"> {
  return {
    async personBoundTo(issuer, nameId) {
      const row = await sql.identity.findUnique({ where: { issuer_nameId: { issuer, nameId } } });
      return row?.personId as PersonId | undefined;
    },
    async bind(issuer, nameId, personId) {
      const bound = await sql.$executeRaw`
        INSERT INTO identity (issuer, name_id, person_id) VALUES (${issuer}, ${nameId}, ${personId})
        ON CONFLICT DO NOTHING`;
      return bound === 1;
    },
    async savePerson({ id, userName, displayName, enabled }) {
      await sql.$executeRaw`
        INSERT INTO person (id, user_name, display_name, enabled, synced_at)
        VALUES (${id}, ${userName}, ${displayName}, ${enabled}, catraca_now())
        ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, display_name = excluded.display_name,
          enabled = excluded.enabled, synced_at = excluded.synced_at`;
    },
  };
}

function tickets(sql: Sql): Pick<SignInTx, "insertTicket" | "lockTicket" | "markRedeemed"> {
  return {
    async insertTicket({ groups, ...ticket }) {
      await sql.signInTicket.create({ data: { ...ticket, groups: [...groups] } });
    },
    async lockTicket(tokenHash) {
      await sql.$queryRaw`SELECT 1 AS one FROM sign_in_ticket WHERE token_hash = ${tokenHash} FOR UPDATE`;
      const row = await sql.signInTicket.findUnique({ where: { tokenHash } });
      if (!row) return undefined;
      const { redeemedAt, ...rest } = row;
      const ticket = { ...rest, personId: row.personId as PersonId, groups: row.groups as string[] };
      return redeemedAt ? { ...ticket, redeemedAt } : ticket;
    },
    async markRedeemed(tokenHash, at) {
      const marked = await sql.signInTicket.updateMany({
        where: { tokenHash, redeemedAt: null },
        data: { redeemedAt: at },
      });
      if (marked.count !== 1) throw new Error("A ticket was redeemed while it was locked.");
    },
  };
}

function signIns(sql: Sql): Pick<SignInTx, "insertSignIn" | "endSignIn"> {
  return {
    async insertSignIn({ personId, assertedGroups, expiresAt }) {
      const row = await sql.signIn.create({
        data: { personId, assertedGroups: [...assertedGroups], expiresAt },
        select: { id: true },
      });
      return row.id as SignInId;
    },
    async endSignIn(id) {
      const [row] = await sql.$queryRaw<Array<{ personId: PersonId }>>`
        UPDATE sign_in SET ended_at = catraca_now()
        WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > catraca_now()
        RETURNING person_id AS "personId"`;
      return row?.personId;
    },
  };
}

/** Rows that another transaction holds are left for the next time. */
async function forgetExpired(sql: Sql, before: Date): Promise<void> {
  await sql.$executeRaw`DELETE FROM sign_in_attempt WHERE id IN (
    SELECT id FROM sign_in_attempt WHERE expires_at < ${before} LIMIT ${forgottenAtOnce} FOR UPDATE SKIP LOCKED)`;
  await sql.$executeRaw`DELETE FROM sign_in_ticket WHERE token_hash IN (
    SELECT token_hash FROM sign_in_ticket WHERE expires_at < ${before} LIMIT ${forgottenAtOnce} FOR UPDATE SKIP LOCKED)`;
  await sql.$executeRaw`DELETE FROM seen_assertion WHERE (issuer, assertion_id) IN (
    SELECT issuer, assertion_id FROM seen_assertion WHERE expires_at < ${before} LIMIT ${forgottenAtOnce}
    FOR UPDATE SKIP LOCKED)`;
}
