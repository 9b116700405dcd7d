// Finding accounts and people by a few letters, and the choices that filters offer.
import type { AccountView, PersonView } from "@/core/directory/views";
import type { PrismaClient } from "../client";
import type { AccountWhereInput } from "../generated/models/Account";
import type { PersonWhereInput } from "../generated/models/Person";
import { type Scope, toAccount, toPerson } from "./shapes";

const FOUND = 8;

/** What the viewer sees: with "all" everything, else the accounts of these units and who asked in them. */
function seenBy(scope: Scope): { accounts: AccountWhereInput; people: PersonWhereInput } {
  if (scope === "all") return { accounts: {}, people: {} };
  const unitId = { in: [...scope] };
  return { accounts: { unitAccount: { unitId } }, people: { requests: { some: { unitId } } } };
}

const containing = (text: string) => ({ contains: text, mode: "insensitive" as const });

/** Accounts whose name or id, and people whose name or user name, contain the text. */
export async function search(
  prisma: PrismaClient,
  scope: Scope,
  text: string,
): Promise<{ accounts: AccountView[]; people: PersonView[] }> {
  const seen = seenBy(scope);
  const [accounts, people] = await Promise.all([
    prisma.account.findMany({
      where: { ...seen.accounts, OR: [{ name: containing(text) }, { id: { startsWith: text } }] },
      orderBy: { name: "asc" },
      take: FOUND,
    }),
    prisma.person.findMany({
      where: {
        ...seen.people,
        OR: [{ displayName: containing(text) }, { userName: containing(text) }],
      },
      orderBy: { displayName: "asc" },
      take: FOUND,
    }),
  ]);
  return { accounts: accounts.map(toAccount), people: people.map(toPerson) };
}

/** The accounts and people by which the security lists can be filtered: those of which there is something. */
export async function filterChoices(
  prisma: PrismaClient,
  scope: Scope,
): Promise<{ accounts: AccountView[]; people: PersonView[] }> {
  const requests = scope === "all" ? { some: {} } : { some: { unitId: { in: [...scope] } } };
  const [accounts, people] = await Promise.all([
    prisma.account.findMany({
      where: {
        targets: scope === "all" ? { some: {} } : { some: { request: { unitId: { in: [...scope] } } } },
      },
      orderBy: { name: "asc" },
    }),
    prisma.person.findMany({ where: { requests }, orderBy: { displayName: "asc" } }),
  ]);
  return { accounts: accounts.map(toAccount), people: people.map(toPerson) };
}
