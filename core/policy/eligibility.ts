// Who may request what. Pure: the rules and the groups come in, a verdict goes out.
import type { AccountId, GroupId } from "../ids";
import { type Refusal, refusal } from "../outcome";
import type { BusinessUnit, EligibilityPolicy, RuleBook, Target } from "./types";

export type Eligibility =
  | { readonly eligible: true; readonly maxMinutes: number; readonly policyIds: readonly string[] }
  | { readonly eligible: false };

/** Policies add up: the most generous matching one sets the minutes. */
export function eligibilityFor(
  policies: readonly EligibilityPolicy[],
  memberOf: ReadonlySet<GroupId>,
  target: Target,
): Eligibility {
  const matching = policies.filter((policy) => matches(policy, memberOf, target));
  if (matching.length === 0) return { eligible: false };
  return {
    eligible: true,
    maxMinutes: Math.max(...matching.map((policy) => policy.maxMinutes)),
    policyIds: matching.map((policy) => policy.id),
  };
}

function matches(policy: EligibilityPolicy, memberOf: ReadonlySet<GroupId>, target: Target): boolean {
  return (
    policy.groupIds.some((group) => memberOf.has(group)) &&
    policy.accountIds.includes(target.accountId) &&
    policy.permissionSetArns.includes(target.permissionSetArn)
  );
}

export interface EligibleTarget extends Target {
  readonly maxMinutes: number;
}

/** Everything these groups may request, once each, in the order of the rules. */
export function eligibleTargets(
  policies: readonly EligibilityPolicy[],
  memberOf: ReadonlySet<GroupId>,
): EligibleTarget[] {
  const found = new Map<string, EligibleTarget>();
  for (const policy of policies.filter((each) => each.groupIds.some((group) => memberOf.has(group)))) {
    for (const accountId of policy.accountIds) {
      for (const permissionSetArn of policy.permissionSetArns) {
        const key = `${accountId} ${permissionSetArn}`;
        const known = found.get(key)?.maxMinutes ?? 0;
        found.set(key, { accountId, permissionSetArn, maxMinutes: Math.max(known, policy.maxMinutes) });
      }
    }
  }
  return [...found.values()];
}

/** Why this person may not have this target for so long; nothing if they may. */
export function eligibilityRefusals(
  policies: readonly EligibilityPolicy[],
  memberOf: ReadonlySet<GroupId>,
  target: Target,
  minutes: number,
): Refusal[] {
  const verdict = eligibilityFor(policies, memberOf, target);
  const facts = { account: target.accountId, permissionSet: target.permissionSetArn };
  if (!verdict.eligible) return [refusal("not-eligible", facts, "targets")];
  if (minutes > verdict.maxMinutes) {
    return [refusal("above-eligible-minutes", { ...facts, maximum: verdict.maxMinutes }, "minutes")];
  }
  return [];
}

/** The business unit that owns an account, if one does. */
export function unitOf(book: RuleBook, accountId: AccountId): BusinessUnit | undefined {
  return book.units.find((unit) => unit.accountIds.includes(accountId));
}
