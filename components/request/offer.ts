/** What a person may ask for, in the form in which the browser gets it: each name once. Pure. */
import type { GrantView } from "@/core/grant/views";
import type { EligibleView } from "@/core/policy/views";

export interface OfferedSet {
  readonly arn: string;
  readonly name: string;
  readonly description: string;
  readonly sessionSeconds: number;
  /** Whether a session guard ends its live sessions with the access. */
  readonly isGuarded: boolean;
}

export interface OfferedAccount {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly isProduction: boolean;
  readonly unitId: string;
  /** By permission set: for how many minutes at most. */
  readonly maxMinutes: Readonly<Record<string, number>>;
}

export interface OfferedUnit {
  readonly id: string;
  readonly name: string;
  /** Who can decide, by name. */
  readonly deciders: readonly string[];
}

/** Access that the person has now, or is about to have. */
export interface Held {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly untilMs: number;
}

export interface Offer {
  readonly sets: readonly OfferedSet[];
  readonly accounts: readonly OfferedAccount[];
  readonly units: readonly OfferedUnit[];
  readonly held: readonly Held[];
}

/** The offer made of everything the person is eligible for, in the order given, and of what they have. */
export function offerOf(eligible: readonly EligibleView[], grants: readonly GrantView[]): Offer {
  const sets = new Map<string, OfferedSet>();
  const units = new Map<string, OfferedUnit>();
  const accounts = new Map<string, OfferedAccount & { maxMinutes: Record<string, number> }>();
  for (const { target, unit, maxMinutes, deciders } of eligible) {
    sets.set(target.permissionSetArn, {
      arn: target.permissionSetArn,
      name: target.permissionSetName,
      description: target.permissionSetDescription,
      sessionSeconds: target.sessionDurationSeconds,
      isGuarded: target.isGuarded,
    });
    units.set(unit.id, { id: unit.id, name: unit.name, deciders: deciders.map((each) => each.displayName) });
    const account = accounts.get(target.accountId) ?? {
      id: target.accountId,
      name: target.accountName,
      path: target.accountPath,
      isProduction: target.isProduction,
      unitId: unit.id,
      maxMinutes: {},
    };
    account.maxMinutes[target.permissionSetArn] = maxMinutes;
    accounts.set(target.accountId, account);
  }
  return {
    sets: [...sets.values()].sort((a, b) => a.name.localeCompare(b.name)),
    accounts: [...accounts.values()],
    units: [...units.values()],
    held: grants.flatMap(heldOf),
  };
}

/** What has begun: only that can be extended. */
function heldOf({ state, target, endsAt }: GrantView): Held[] {
  if (state !== "activating" && state !== "active") return [];
  const { accountId, permissionSetArn } = target;
  return [{ accountId, permissionSetArn, untilMs: endsAt.getTime() }];
}

/** The longest that anything on offer may last, in minutes. */
export function longestOf(offer: Offer): number {
  return Math.max(0, ...offer.accounts.flatMap((account) => Object.values(account.maxMinutes)));
}
