/** What an address such as `/requests/new?account=…&permissionSet=…` fills in. Pure. */
import type { Search } from "@/components/ui/page-address";
import type { Offer } from "./offer";

export interface Prefill {
  readonly accountIds: readonly string[];
  readonly permissionSetArn: string;
  readonly minutes: number | undefined;
  readonly reason: string;
  readonly ticket: string;
  /** What the address names and the person may not have, as it was written. */
  readonly unknownAccounts: readonly string[];
  readonly unknownSet: string | undefined;
  /** Accounts that are on offer, but not with the permission set named. */
  readonly elsewhere: readonly string[];
}

/** Accounts by id or name, the permission set by name or ARN; what is not on offer is told, not chosen. */
export function prefillFrom(search: Search, offer: Offer): Prefill {
  const wanted = [...new Set([search.account ?? []].flat())].filter((text) => text !== "");
  const setText = one(search.permissionSet);
  const set = offer.sets.find(({ arn, name }) => arn === setText || same(name, setText));
  const found = wanted.map((text) => offer.accounts.find(({ id, name }) => id === text || same(name, text)));
  const known = found.filter((account) => account !== undefined);
  const fits = known.filter((account) => !set || account.maxMinutes[set.arn] !== undefined);
  const onlySet = offer.sets.length === 1 ? offer.sets[0] : undefined;
  return {
    accountIds: fits.map(({ id }) => id),
    permissionSetArn: (set ?? (setText ? undefined : onlySet))?.arn ?? "",
    minutes: readMinutes(one(search.minutes)),
    reason: one(search.reason).slice(0, 2000),
    ticket: one(search.ticket).slice(0, 100),
    unknownAccounts: wanted
      .filter((_, index) => !found[index])
      .slice(0, 5)
      .map(short),
    unknownSet: setText && !set ? short(setText) : undefined,
    elsewhere: known.filter((account) => !fits.includes(account)).map(({ name }) => name),
  };
}

function one(value: string | string[] | undefined): string {
  return [value ?? ""].flat()[0] ?? "";
}

function same(name: string, text: string): boolean {
  return name.toLowerCase() === text.toLowerCase();
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function readMinutes(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
