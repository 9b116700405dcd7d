// What the palette finds: accounts and people that the asker may see (words: components/shell/palette-entry.ts).
import type { PaletteEntry, PaletteFindings } from "@/components/shell/palette-entry";
import { type Authority, securityScope } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { asker } from "../asker";

const MAX_QUERY = 100;
const FOUND = 8;

export async function GET(request: Request): Promise<Response> {
  const authority = await asker();
  if (!authority) return new Response(null, { status: 401 });
  const query = (new URL(request.url).searchParams.get("q") ?? "").trim();
  const nonsense = query.length < 2 || query.length > MAX_QUERY || query.includes("\0");
  const findings = nonsense ? { accounts: [], people: [] } : await find(authority, query);
  return Response.json(findings, { headers: { "cache-control": "no-store" } });
}

async function find(authority: Authority, query: string): Promise<PaletteFindings> {
  const scope = securityScope(authority);
  const [seen, own] = await Promise.all([
    scope ? portal().search(scope, query) : { accounts: [], people: [] },
    ownAccounts(authority, query),
  ]);
  const accounts = seen.accounts.map(({ id, name }) => ({
    label: name,
    detail: id,
    href: `/security/access?account=${id}`,
  }));
  const people = seen.people.map(({ id, displayName, userName }) => ({
    label: displayName,
    detail: userName,
    href: `/security/people/${encodeURIComponent(id)}`,
  }));
  const known = new Set<string>(accounts.map(({ detail }) => detail));
  return { accounts: [...accounts, ...own.filter(({ detail }) => !known.has(detail ?? ""))], people };
}

/** Accounts in which the asker may request something: they lead to the form. */
async function ownAccounts(authority: Authority, query: string): Promise<PaletteEntry[]> {
  const wanted = query.toLowerCase();
  const found = new Map<string, PaletteEntry>();
  for (const { target } of await portal().eligible(authority)) {
    const { accountId, accountName } = target;
    if (!accountName.toLowerCase().includes(wanted) && !accountId.startsWith(wanted)) continue;
    found.set(accountId, {
      label: accountName,
      detail: accountId,
      href: `/requests/new?account=${accountId}`,
    });
  }
  return [...found.values()].slice(0, FOUND);
}
