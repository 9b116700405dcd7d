/** What one may ask for, as the home lists it. Pure. */
import type { EligibleView } from "@/core/policy/views";
import { favouriteKey } from "./favourites";

/** One line of the list; short, for the browser gets them all. */
export interface Askable {
  readonly key: string;
  readonly accountId: string;
  readonly account: string;
  readonly permissionSet: string;
  readonly isProduction: boolean;
  readonly maxMinutes: number;
  readonly unit: string;
  readonly deciders: readonly string[];
}

/** Favourites first, then what was asked for last, then by name. */
export function askablesOf(eligible: readonly EligibleView[], favourites: readonly string[]): Askable[] {
  const rank = (key: string) => (favourites.includes(key) ? favourites.indexOf(key) : favourites.length);
  return eligible
    .map((view) => ({ view, key: favouriteKey(view.target.accountId, view.target.permissionSetName) }))
    .sort(
      (one, other) =>
        rank(one.key) - rank(other.key) ||
        (other.view.lastRequestedAt?.getTime() ?? 0) - (one.view.lastRequestedAt?.getTime() ?? 0),
    )
    .map(({ view: { target, unit, maxMinutes, deciders }, key }) => ({
      key,
      accountId: target.accountId,
      account: target.accountName,
      permissionSet: target.permissionSetName,
      isProduction: target.isProduction,
      maxMinutes,
      unit: unit.name,
      deciders: deciders.map(({ displayName }) => displayName),
    }));
}

/** Every word typed occurs in account, number, permission set or unit. */
export function matching(askables: readonly Askable[], query: string): Askable[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  return askables.filter(({ account, accountId, permissionSet, unit }) => {
    const text = `${account} ${accountId} ${permissionSet} ${unit}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Where one asks for it. */
export function askAddress({ accountId, permissionSet }: Askable): string {
  return `/requests/new?${new URLSearchParams({ account: accountId, permissionSet })}`;
}
